package org.workloadmonitor.collector.external.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Key;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.assertion.StatusRange;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.tls.TlsOptions;

/**
 * One request and what its answer must be like: the block of an {@code http} probe, and what stands
 * behind {@code http} in the step of a journey.
 *
 * @param url what is asked for
 * @param method the method, in capitals
 * @param headers headers by name
 * @param body a body as it is
 * @param json a body that is made JSON
 * @param bodyFile a file with the body
 * @param basicAuth name and password
 * @param bearerToken a token
 * @param followRedirects whether to go where the answer points
 * @param maxRedirects how often
 * @param proxy the way out
 * @param httpVersion the version that is spoken
 * @param tls how TLS is spoken and who is trusted
 * @param verifyCertificate whether a bad certificate ends it
 * @param ipVersion which addresses of the host are used
 * @param timeout of the whole, redirects included
 * @param connectTimeout of each attempt to connect
 * @param maxBody most bytes of a body, uncompressed
 * @param reuseConnection whether the connection stays open
 * @param expectedStatus good statuses
 * @param expectedBody what the body must contain
 * @param assertions what else must be so
 * @param name tells two probes of the same URL apart
 */
public record HttpConfig(
    @Description("What to ask for, such as https://example.com/health.") Url url,
    @Default("GET") @Description("Method of the request.") String method,
    @Description("Headers of the request.") Map<String, Secret> headers,
    @Description("Body of the request, as it is.") Optional<Secret> body,
    @Description("Body of the request, written as YAML and sent as JSON.") Optional<Object> json,
    @Description("File with the body of the request.") Optional<Path> bodyFile,
    @Description("Name and password (Basic authentication).") Optional<BasicAuth> basicAuth,
    @Description("Token that is sent as 'Authorization: Bearer'.") Optional<Secret> bearerToken,
    @Default("true") @Description("Whether redirects are followed.") boolean followRedirects,
    @Default("10") @Range(min = "1", max = "100") @Description("Most redirects that are followed.")
        int maxRedirects,
    @Description("Proxy through which the request goes.") Optional<ProxyConfig> proxy,
    @Default("1.1") @Description("Version of HTTP that must be spoken: 1.1 or 2.")
        HttpVersion httpVersion,
    @Description("How TLS is spoken and who is trusted.") TlsOptions tls,
    @Default("true")
        @Description("Whether a bad certificate is a failure; if not, its faults are details.")
        boolean verifyCertificate,
    @Default("any") @Description("Which addresses of the host are used: any, ipv4 or ipv6.")
        IpFamily ipVersion,
    @Default("10s")
        @Range(min = "1ms", max = "5m")
        @Description("How long all of it may take, redirects included.")
        Duration timeout,
    @Default("5s")
        @Range(min = "1ms", max = "5m")
        @Description("How long each attempt to connect may take.")
        Duration connectTimeout,
    @Default("1MiB")
        @Range(min = "1", max = "16MiB")
        @Description("Most bytes of the answer's body, uncompressed.")
        ByteSize maxBody,
    @Default("false")
        @Description("Whether the connection stays open for the next look, which then proves less.")
        boolean reuseConnection,
    @Default("2xx") @Description("Good statuses: 200, [200, 204], 200-299 or 2xx.")
        List<StatusRange> expectedStatus,
    @Description("Text that the body of the answer must contain.") Optional<String> expectedBody,
    @Key("assert") @Description("What else the answer must be like.") List<Assertion> assertions,
    @Description("Tells this probe's metrics from those of another one of the same URL.")
        Optional<String> name) {

  /** Checks what goes together. */
  public HttpConfig {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    expectedStatus = List.copyOf(expectedStatus);
    assertions = List.copyOf(assertions);
    if (!method.matches("[A-Z]{1,20}") || method.equals("CONNECT")) {
      throw new ConfigurationException(
          "method", "Not a method for a probe: '%s'. Write GET, HEAD, POST, ...".formatted(method));
    }
    long bodies = Stream.of(body, json, bodyFile).filter(Optional::isPresent).count();
    if (bodies > 1) {
      throw new ConfigurationException("Give one of body, json and body_file, not several.");
    }
    if (bodies == 1 && (method.equals("GET") || method.equals("HEAD"))) {
      throw new ConfigurationException(
          "method",
          "A %s has no body. Write method: POST, or leave the body out.".formatted(method));
    }
    if (basicAuth.isPresent() && bearerToken.isPresent()) {
      throw new ConfigurationException("Give basic_auth or bearer_token, not both.");
    }
    if (bearerToken.filter(token -> holdsControls(token.reveal())).isPresent()) {
      throw new ConfigurationException(
          "bearer_token", "The token holds a line break or another control character.");
    }
    if (expectedStatus.isEmpty()) {
      throw new ConfigurationException("expected_status", "Name at least one good status.");
    }
    if (name.filter(String::isBlank).isPresent()) {
      throw new ConfigurationException("name", "The name is blank. Leave the key out instead.");
    }
    headers.forEach(HttpConfig::checkHeader);
  }

  private static void checkHeader(String name, Secret value) {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new ConfigurationException("headers", "'%s' is no name of a header.".formatted(name));
    }
    if (holdsControls(value.reveal())) {
      throw new ConfigurationException(
          "headers",
          "The value of the header '%s' holds a line break or another control character."
              .formatted(name));
    }
  }

  static boolean holdsControls(String value) {
    return value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127);
  }

  /** Texts that must not be seen wherever they come back: in an answer, in a reason. */
  public List<Secret> secrets() {
    List<Secret> all = new ArrayList<>(url.secrets());
    basicAuth.ifPresent(auth -> all.add(auth.password()));
    bearerToken.ifPresent(all::add);
    body.ifPresent(all::add);
    headers.forEach(
        (name, value) -> {
          if (SecretWords.describe(name)) {
            all.add(value);
            all.add(Secret.of(value.reveal().substring(value.reveal().lastIndexOf(' ') + 1)));
          }
        });
    json.ifPresent(value -> addSecrets(value, all));
    return List.copyOf(all);
  }

  private static void addSecrets(Object value, List<Secret> all) {
    switch (value) {
      case Secret secret -> all.add(secret);
      case List<?> list -> list.forEach(one -> addSecrets(one, all));
      case Map<?, ?> map -> map.values().forEach(one -> addSecrets(one, all));
      default -> {}
    }
  }

  /** Whether any assertion needs the body. */
  boolean needsBody() {
    return expectedBody.isPresent() || assertions.stream().anyMatch(Assertion::needsBody);
  }
}
