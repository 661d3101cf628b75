package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.names.Hosts;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;

/** Makes the requests of one configuration. */
final class Requests {

  private static final byte[] NOTHING = {};
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpConfig config;
  private final String userAgent;
  private volatile @Nullable Request always;

  Requests(HttpConfig config, String agentVersion) {
    this.config = config;
    this.userAgent = "WorkloadMonitor/" + agentVersion;
  }

  /**
   * One request.
   *
   * @param fill fills in the places of a journey's texts
   * @throws FailedLook if what was filled in makes no request that may be sent
   * @throws IOException if the file of the body can't be read
   */
  Request filledBy(Fill fill) throws FailedLook, IOException {
    if (!fill.equals(Fill.NOTHING) || config.bodyFile().isPresent()) {
      return make(fill);
    }
    Request known = always;
    if (known == null) {
      known = make(fill);
      always = known;
    }
    return known;
  }

  private Request make(Fill fill) throws FailedLook, IOException {
    HttpUrl url = url(config.url(), fill);
    Request.Builder request = new Request.Builder();
    okhttp3.Headers.Builder headers = new okhttp3.Headers.Builder().add("User-Agent", userAgent);
    authorization(url, fill).ifPresent(value -> headers.addUnsafeNonAscii("Authorization", value));
    Set<String> filled = new HashSet<>();
    for (Map.Entry<String, Secret> header : config.headers().entrySet()) {
      String template = header.getValue().reveal();
      String value = fill.text(template);
      headers.removeAll(header.getKey());
      headers.addUnsafeNonAscii(header.getKey(), value);
      if (!value.equals(template)) {
        filled.add(header.getKey());
      }
    }
    if (!config.reuseConnection() && !config.httpVersion().two()) {
      headers.set("Connection", "close");
    }
    refuseControls(headers.build());
    return request
        .url(url.newBuilder().username("").password("").build())
        .headers(headers.build())
        .tag(Filled.class, new Filled(filled))
        .method(config.method(), body(fill))
        .build();
  }

  /**
   * What other hosts are not to hear, should the answer point there.
   *
   * @param headers the names of headers with values of a journey
   */
  record Filled(Set<String> headers) {}

  private static HttpUrl url(Url template, Fill fill) throws FailedLook {
    HttpUrl url = HttpUrl.parse(fill.url(template.reveal()));
    if (url == null || !Hosts.isAddressable(url.host())) {
      throw new FailedLook(Result.EXTRACTION_FAILED, "What was filled in makes no URL of HTTP.");
    }
    if (!template.allows(url)) {
      throw new FailedLook(
          Result.EXTRACTION_FAILED,
          "What was filled in would send the request to another host than the URL names.");
    }
    return url;
  }

  private static void refuseControls(okhttp3.Headers headers) throws FailedLook {
    for (String name : headers.names()) {
      if (headers.values(name).stream().anyMatch(HttpConfig::holdsControls)) {
        throw new FailedLook(
            Result.EXTRACTION_FAILED,
            "What was filled into the header '%s' holds a line break or another control character."
                .formatted(name));
      }
    }
  }

  private Optional<String> authorization(HttpUrl url, Fill fill) {
    if (config.bearerToken().isPresent()) {
      return Optional.of("Bearer " + fill.text(config.bearerToken().get().reveal()));
    }
    if (config.basicAuth().isPresent()) {
      return Optional.of(config.basicAuth().get().header(fill));
    }
    return url.username().isEmpty()
        ? Optional.empty()
        : Optional.of(Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
  }

  private @Nullable RequestBody body(Fill fill) throws IOException {
    if (config.json().isPresent()) {
      return text(JsonText.of(config.json().get(), fill), "application/json");
    }
    if (config.body().isPresent()) {
      String template = config.body().get().reveal();
      boolean isForm = type().filter(type -> type.startsWith(FORM)).isPresent();
      return text(isForm ? fill.form(template) : fill.text(template), "text/plain; charset=utf-8");
    }
    if (config.bodyFile().isPresent()) {
      return RequestBody.create(Files.readAllBytes(config.bodyFile().get()), null);
    }
    return switch (config.method()) {
      case "POST", "PUT", "PATCH" -> RequestBody.create(NOTHING, null);
      default -> null;
    };
  }

  /** What the configuration says that the body is, in small letters. */
  private Optional<String> type() {
    return config.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(header -> header.getValue().reveal().strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  /** OkHttp prefers a body's own type to the header. */
  private RequestBody text(String text, String usual) {
    MediaType own = type().isPresent() ? null : MediaType.get(usual);
    return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), own);
  }
}
