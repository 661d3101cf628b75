package org.workloadmonitor.collector.external.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.assertion.StatusRange;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.tls.ClientCertificate;
import org.workloadmonitor.collector.external.tls.MinVersion;
import org.workloadmonitor.collector.external.tls.Revocation;
import org.workloadmonitor.collector.external.tls.TlsOptions;
import org.workloadmonitor.collector.external.tls.TlsVersion;

/** Configurations, one key after the other; what is left out is as in a file. */
public final class Configs {

  /** Longer than any test takes. */
  public static final Duration LONG = Duration.ofSeconds(30);

  private final Url url;
  private final Map<String, Secret> headers = new LinkedHashMap<>();
  private String method = "GET";
  private Optional<Secret> body = Optional.empty();
  private Optional<Object> json = Optional.empty();
  private Optional<Path> bodyFile = Optional.empty();
  private Optional<BasicAuth> basicAuth = Optional.empty();
  private Optional<Secret> bearerToken = Optional.empty();
  private boolean followRedirects = true;
  private Optional<ProxyConfig> proxy = Optional.empty();
  private String version = "1.1";
  private boolean verify = true;
  private Optional<Path> caFile = Optional.empty();
  private Optional<ClientCertificate> client = Optional.empty();
  private Optional<Duration> warnBefore = Optional.empty();
  private TlsVersion leastTls = TlsVersion.V1_2;
  private Revocation revocation = Revocation.NONE;
  private Duration timeout = LONG;
  private long maxBody = 1 << 20;
  private boolean reuse;
  private List<StatusRange> status = List.of(StatusRange.parse("2xx"));
  private Optional<String> expectedBody = Optional.empty();

  private Configs(Url url) {
    this.url = url;
  }

  public static Configs of(String url) {
    return of(Url.parse(url));
  }

  static Configs of(Url url) {
    return new Configs(url);
  }

  public static Configs local(int port) {
    return of("http://127.0.0.1:" + port + "/");
  }

  public static Configs localTls(int port) {
    return of("https://localhost:" + port + "/");
  }

  public Configs method(String word) {
    method = word;
    return this;
  }

  public Configs header(String name, String value) {
    headers.put(name, Secret.of(value));
    return this;
  }

  public Configs body(String text) {
    body = Optional.of(Secret.of(text));
    return this;
  }

  public Configs json(Object value) {
    json = Optional.of(value);
    return this;
  }

  public Configs bodyFile(Path file) {
    bodyFile = Optional.of(file);
    return this;
  }

  public Configs basicAuth(String user, String password) {
    basicAuth = Optional.of(new BasicAuth(user, Secret.of(password)));
    return this;
  }

  public Configs bearerToken(String token) {
    bearerToken = Optional.of(Secret.of(token));
    return this;
  }

  public Configs followRedirects(boolean follow) {
    followRedirects = follow;
    return this;
  }

  public Configs proxy(int port) {
    Url url = Url.parse("http://127.0.0.1:" + port);
    proxy = Optional.of(new ProxyConfig(url, Optional.empty()));
    return this;
  }

  public Configs proxy(int port, String user, String password) {
    Url url = Url.parse("http://127.0.0.1:" + port);
    proxy =
        Optional.of(new ProxyConfig(url, Optional.of(new BasicAuth(user, Secret.of(password)))));
    return this;
  }

  public Configs version(String word) {
    version = word;
    return this;
  }

  public Configs verify(boolean wanted) {
    verify = wanted;
    return this;
  }

  public Configs caFile(Path file) {
    caFile = Optional.of(file);
    return this;
  }

  public Configs client(ClientCertificate certificate) {
    client = Optional.of(certificate);
    return this;
  }

  public Configs warnBefore(Duration time) {
    warnBefore = Optional.of(time);
    return this;
  }

  public Configs leastTls(TlsVersion version) {
    leastTls = version;
    return this;
  }

  public Configs revocation(Revocation wanted) {
    revocation = wanted;
    return this;
  }

  public Configs timeout(Duration time) {
    timeout = time;
    return this;
  }

  public Configs maxBody(long bytes) {
    maxBody = bytes;
    return this;
  }

  public Configs reuse() {
    reuse = true;
    return this;
  }

  public Configs status(String... words) {
    status = Arrays.stream(words).map(StatusRange::parse).toList();
    return this;
  }

  public Configs expectedBody(String text) {
    expectedBody = Optional.of(text);
    return this;
  }

  public HttpConfig build() {
    return new HttpConfig(
        url,
        method,
        headers,
        body,
        json,
        bodyFile,
        basicAuth,
        bearerToken,
        followRedirects,
        10,
        proxy,
        HttpVersion.parse(version),
        new TlsOptions(
            Optional.empty(), caFile, client, new MinVersion(leastTls), revocation, warnBefore),
        verify,
        IpFamily.IPV4,
        timeout,
        LONG,
        new ByteSize(maxBody),
        reuse,
        status,
        expectedBody,
        List.of(),
        Optional.empty());
  }
}
