package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.workloadmonitor.api.ConfigurationException;

/** Makes requests of configurations. */
final class Requests {

  private static final byte[] NOTHING = {};

  private final String userAgent;

  Requests(String agentVersion) {
    this.userAgent = "WorkloadMonitor/" + agentVersion;
  }

  /**
   * One request.
   *
   * @param fill fills in the places of a journey's texts
   * @throws ConfigurationException if what was filled in is no URL
   * @throws IOException if the file of the body can't be read
   */
  Request of(HttpConfig config, UnaryOperator<String> fill) throws IOException {
    HttpUrl url = HttpUrl.parse(fill.apply(config.url().reveal()));
    if (url == null) {
      throw new ConfigurationException("url", "What was filled in makes no URL of HTTP.");
    }
    Request.Builder request = new Request.Builder();
    okhttp3.Headers.Builder headers = new okhttp3.Headers.Builder().add("User-Agent", userAgent);
    authorization(config, url, fill).ifPresent(value -> headers.add("Authorization", value));
    config
        .headers()
        .forEach(
            (name, value) -> {
              headers.removeAll(name);
              headers.addUnsafeNonAscii(name, fill.apply(value.reveal()));
            });
    if (!config.reuseConnection() && !config.httpVersion().two()) {
      headers.set("Connection", "close");
    }
    return request
        .url(url.newBuilder().username("").password("").build())
        .headers(headers.build())
        .method(config.method(), body(config, fill))
        .build();
  }

  private static Optional<String> authorization(
      HttpConfig config, HttpUrl url, UnaryOperator<String> fill) {
    if (config.bearerToken().isPresent()) {
      return Optional.of("Bearer " + fill.apply(config.bearerToken().get().reveal()));
    }
    if (config.basicAuth().isPresent()) {
      return Optional.of(config.basicAuth().get().header());
    }
    return url.username().isEmpty()
        ? Optional.empty()
        : Optional.of(Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
  }

  private static @org.jspecify.annotations.Nullable RequestBody body(
      HttpConfig config, UnaryOperator<String> fill) throws IOException {
    if (config.json().isPresent()) {
      return text(JsonText.of(config.json().get(), fill), "application/json");
    }
    if (config.body().isPresent()) {
      return text(fill.apply(config.body().get().reveal()), "text/plain; charset=utf-8");
    }
    if (config.bodyFile().isPresent()) {
      return RequestBody.create(Files.readAllBytes(config.bodyFile().get()), null);
    }
    return switch (config.method()) {
      case "POST", "PUT", "PATCH" -> RequestBody.create(NOTHING, null);
      default -> null;
    };
  }

  private static RequestBody text(String text, String type) {
    return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), MediaType.get(type));
  }
}
