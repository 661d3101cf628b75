package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.collector.external.crypto.NativeCrypto;
import org.workloadmonitor.collector.external.names.NameLookup;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.Interrupts;
import org.workloadmonitor.collector.external.socket.Timeline;
import org.workloadmonitor.collector.external.tls.TlsClient;
import org.workloadmonitor.collector.external.tls.TlsFinding;

/**
 * Sends the requests of one probe or of one step, one at a time. Each goes over a connection of its
 * own, with a full handshake, unless the configuration says otherwise.
 */
public final class HttpClient implements AutoCloseable {

  /** An answer is read in pieces of this size, so a bomb is noticed before it has unfolded. */
  private static final long PIECE = 8_192;

  private final HttpConfig config;
  private final Clock clock;
  private final NameLookup names;
  private final TlsClient tls;
  private final Requests requests;
  private final ConnectionPool pool;
  private final OkHttpClient client;
  private @Nullable Current current;

  /** The one exchange that is under way. */
  private static final class Current implements PlainSockets.Watcher {
    final Journal journal;
    final Deadline deadline;
    final boolean http2;
    @Nullable Socket secure;
    private boolean sentFromElsewhere;

    Current(Journal journal, Deadline deadline, boolean http2) {
      this.http2 = http2;
      this.journal = journal;
      this.deadline = deadline;
    }

    /**
     * Whether a server was reached that must speak HTTP/2 without having been asked whether it
     * does.
     */
    boolean isHttp2InTheClear() {
      return http2 && secure == null && journal.isConnected() && !journal.hasAnswered();
    }

    /** An answer points on, and is about to be followed. */
    void sentOn() {
      InetSocketAddress peer = journal.peer();
      sentFromElsewhere |= peer != null && !Inward.is(peer.getAddress());
    }

    @Override
    public void connecting(SocketAddress to) throws IOException {
      if (sentFromElsewhere) {
        Inward.refuse(to);
      }
    }

    @Override
    public void connected() {
      journal.connected();
    }
  }

  /**
   * A client.
   *
   * @param config what is asked for, and how
   * @param cookies keeps cookies from one request to the next, for journeys
   * @throws IOException if a file that the configuration names can't be read
   */
  public HttpClient(HttpConfig config, CookieJar cookies, PluginContext context, NameLookup names)
      throws IOException {
    this.config = config;
    this.clock = context.clock();
    this.names = names;
    if (maySpeakTls()) {
      NativeCrypto.useIfThere(context.directory(), context.logger());
    }
    this.tls = TlsClient.of(config.tls());
    this.requests = new Requests(config, context.agent().version());
    this.pool =
        config.reuseConnection() ? new ConnectionPool(1, 10, TimeUnit.MINUTES) : NoConnections.POOL;
    this.client = client(cookies);
  }

  private OkHttpClient client(CookieJar cookies) {
    OkHttpClient.Builder builder =
        Clients.BASE
            .newBuilder()
            .connectionPool(pool)
            .cookieJar(cookies)
            .protocols(config.httpVersion().offered(maySpeakTls()))
            .dns(this::addresses)
            .socketFactory(new PlainSockets(this::now))
            .sslSocketFactory(
                new SecureSockets(tls::sockets, tls::nameOf, made -> now().secure = made),
                tls.trustManager())
            .hostnameVerifier(this::isGood)
            .eventListenerFactory(_ -> now().journal)
            .connectTimeout(config.connectTimeout());
    config.proxy().ifPresent(proxy -> through(proxy, builder));
    return builder.build();
  }

  private boolean maySpeakTls() {
    return config.url().isTemplate() || config.url().url().isHttps();
  }

  private static void through(ProxyConfig proxy, OkHttpClient.Builder builder) {
    builder.proxy(
        new Proxy(
            Proxy.Type.HTTP,
            InetSocketAddress.createUnresolved(
                proxy.url().url().host(), proxy.url().url().port())));
    proxy
        .basicAuth()
        .ifPresent(
            auth ->
                builder.proxyAuthenticator(
                    (_, response) ->
                        response.request().header("Proxy-Authorization") == null
                            ? response
                                .request()
                                .newBuilder()
                                .header("Proxy-Authorization", auth.header())
                                .build()
                            : null));
  }

  private Current now() {
    Current exchange = current;
    if (exchange == null) {
      throw new IllegalStateException("Nothing is under way.");
    }
    return exchange;
  }

  private List<InetAddress> addresses(String host) throws UnknownHostException {
    try {
      return names.addresses(host, config.ipVersion(), now().deadline.left().toNanos());
    } catch (InterruptedIOException e) {
      UnknownHostException interrupted = new UnknownHostException(host);
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /** OkHttp asks before it sends anything; a bad certificate ends the exchange here. */
  private boolean isGood(String host, SSLSession session) {
    TlsFinding finding = tls.judge(session, host, clock.instant());
    now().journal.found(finding);
    return finding.result().up() || !config.verifyCertificate();
  }

  /**
   * Sends the request and follows where the answer points.
   *
   * @param look what the look is given
   * @param fill fills in the places of a journey's texts
   * @param keepBody whether the answer's body is kept
   * @throws InterruptedException if the thread was interrupted
   */
  public Exchange send(Look look, Fill fill, boolean keepBody) throws InterruptedException {
    Timeline timeline = new Timeline(look.stopwatch());
    Journal journal = new Journal(timeline, !config.reuseConnection());
    Deadline deadline = Deadline.in(look.within(config.timeout()));
    current = new Current(journal, deadline, config.httpVersion().two());
    try {
      Request request = requests.filledBy(fill);
      if (look.traceparent().isPresent()) {
        request = request.newBuilder().header("traceparent", look.traceparent().get()).build();
      }
      HttpAnswer answer = follow(request, timeline, deadline, keepBody);
      return new Exchange(Result.SUCCESS, "", Optional.of(answer), journal, timeline);
    } catch (FailedLook e) {
      return new Exchange(e.result(), e.reason(), Optional.empty(), journal, timeline);
    } catch (IOException e) {
      return new Exchange(
          Result.PROBE_FAILED,
          "The request can't be made: %s.".formatted(e.getMessage()),
          Optional.empty(),
          journal,
          timeline);
    } finally {
      current = null;
    }
  }

  private HttpAnswer follow(Request first, Timeline timeline, Deadline deadline, boolean keepBody)
      throws FailedLook, InterruptedException {
    Request request = first;
    for (int redirects = 0; ; redirects++) {
      try (Response response = execute(request, deadline)) {
        if (!config.followRedirects() || !Redirects.isOne(response)) {
          return answer(response, timeline, keepBody);
        }
        if (redirects == config.maxRedirects()) {
          throw new FailedLook(
              Result.TOO_MANY_REDIRECTS,
              "After %d redirects the answer points on, to %s."
                  .formatted(redirects, Url.shown(request.url())));
        }
        now().sentOn();
        request = next(response);
      }
    }
  }

  private static Request next(Response response) throws FailedLook {
    Request next = Redirects.next(response);
    if (next == null) {
      throw new FailedLook(
          Result.INVALID_RESPONSE, "The answer points to something that is no URL of HTTP.");
    }
    return next;
  }

  private Response execute(Request request, Deadline deadline)
      throws FailedLook, InterruptedException {
    Duration left = deadline.left();
    if (left.isZero()) {
      throw new FailedLook(Result.RESPONSE_TIMEOUT, "The time was over before the last redirect.");
    }
    Call call = client.newCall(request);
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return call.execute();
    } catch (IOException e) {
      if (tls.offersMoreAfter(e, wasAsked())) {
        return execute(request, deadline);
      }
      throw failure(e);
    }
  }

  private boolean wasAsked() {
    Socket secure = now().secure;
    return secure != null && tls.wasAsked(secure);
  }

  private HttpAnswer answer(Response response, Timeline timeline, boolean keepBody)
      throws FailedLook, InterruptedException {
    ResponseBody body = response.body();
    Buffer kept = new Buffer();
    long size = 0;
    try {
      BufferedSource source = body.source();
      for (long read = source.read(kept, PIECE); read >= 0; read = source.read(kept, PIECE)) {
        size += read;
        if (size > config.maxBody().bytes()) {
          throw new FailedLook(
              Result.RESPONSE_TOO_LARGE,
              "The body of the answer is longer than %d bytes, which max_body allows."
                  .formatted(config.maxBody().bytes()));
        }
        if (!keepBody) {
          kept.clear();
        }
      }
    } catch (IOException e) {
      throw failure(e);
    }
    now().journal.bodyEnded();
    ByteString bytes = kept.readByteString();
    return new HttpAnswer(response, bytes, size, Duration.ofNanos(timeline.nanos()));
  }

  private FailedLook failure(IOException e) throws InterruptedException {
    Interrupts.check(e);
    Current exchange = now();
    TlsFinding finding = exchange.journal.finding();
    if (e instanceof SSLPeerUnverifiedException && finding != null && !finding.result().up()) {
      return new FailedLook(finding.result(), finding.reason());
    }
    if (exchange.isHttp2InTheClear() && !(e instanceof InterruptedIOException)) {
      return HttpFaults.ofHttp2InTheClear(e);
    }
    return HttpFaults.of(e, exchange.journal.phase(), wasAsked());
  }

  @Override
  public void close() {
    if (config.reuseConnection()) {
      pool.evictAll();
    }
  }

  /** What all clients have in common. */
  private static final class Clients {

    /** What is too old is Java's to refuse, and the configuration's. */
    private static final ConnectionSpec WHATEVER_JAVA_ALLOWS =
        new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .allEnabledTlsVersions()
            .allEnabledCipherSuites()
            .build();

    static final OkHttpClient BASE =
        new OkHttpClient.Builder()
            .connectionSpecs(List.of(WHATEVER_JAVA_ALLOWS, ConnectionSpec.CLEARTEXT))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            // One address after the other, on the look's own thread.
            .fastFallback(false)
            .proxy(Proxy.NO_PROXY)
            // The time of the whole bounds them; a time-out per read costs as much as a read.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }
}
