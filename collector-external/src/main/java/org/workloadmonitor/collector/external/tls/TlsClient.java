package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.crypto.NativeCrypto;
import org.workloadmonitor.collector.external.probe.Result;

/**
 * The TLS of one probe. Every handshake is a full one, no session is resumed; each accepts whatever
 * certificate there is, and {@link #judge} says afterwards what it is worth. <b>Send nothing before
 * the judgement.</b>
 *
 * <p>Probes without a client certificate share one context and its sockets. May be used by several
 * threads.
 */
public final class TlsClient {

  private final TlsOptions options;
  private final SSLSocketFactory sockets;
  private final SSLSocketFactory offeringAll;
  private final @Nullable AskedKeyManager keys;
  private final @Nullable TrustAnchors own;
  private volatile boolean offersAll;
  private volatile @Nullable ChainJudge judge;
  private volatile @Nullable Shown shown;

  /** What the same certificates looked like at the look before. */
  private record Shown(
      List<X509Certificate> sent, List<CertificateFacts> facts, List<CertificateFacts> path) {}

  private TlsClient(
      TlsOptions options,
      SSLSocketFactory sockets,
      SSLSocketFactory offeringAll,
      @Nullable AskedKeyManager keys,
      @Nullable TrustAnchors own) {
    this.options = options;
    this.sockets = sockets;
    this.offeringAll = offeringAll;
    this.offersAll = sockets.equals(offeringAll);
    this.keys = keys;
    this.own = own;
  }

  /**
   * Reads the files that the options name.
   *
   * @throws IOException if a file can't be read or is no such file; the message is for the user
   */
  public static TlsClient of(TlsOptions options) throws IOException {
    TrustAnchors own =
        options.caFile().isPresent() ? TrustAnchors.in(options.caFile().get()) : null;
    if (options.clientCertificate().isEmpty()) {
      return new TlsClient(options, Shared.SOCKETS, Shared.OFFERING_ALL, Shared.NO_KEYS, own);
    }
    AskedKeyManager keys = new AskedKeyManager(options.clientCertificate().get().load());
    // The offer bounds how a client signs, too: its key may be of a rare kind.
    SSLSocketFactory sockets = offeringAll(context(keys));
    return new TlsClient(options, sockets, sockets, keys, own);
  }

  /**
   * Makes sockets over connected ones; the handshake comes with the first byte, or when asked. Ask
   * for it for each connection, because of {@link #offersMoreAfter}.
   */
  public SSLSocketFactory sockets() {
    return offersAll ? offeringAll : sockets;
  }

  /**
   * Whether it is worth connecting once more: the server refused because it knew nothing of what it
   * was offered, and from now on this client offers everything that Java has.
   *
   * @param failure of the handshake
   * @param asked whether the server had asked for a client certificate
   */
  public boolean offersMoreAfter(IOException failure, boolean asked) {
    if (offersAll || asked || !TlsFaults.isNothingInCommon(failure)) {
      return false;
    }
    offersAll = true;
    return true;
  }

  /** Accepts every server; for libraries that want to be told. */
  public X509TrustManager trustManager() {
    return AcceptAll.INSTANCE;
  }

  /** The name that a server must have a certificate for. */
  public String nameOf(String host) {
    return options.serverName().orElse(host);
  }

  /** Whether the server asked for a client certificate on this connection. */
  public boolean wasAsked(Socket socket) {
    return keys != null && keys.wasAsked(socket);
  }

  /**
   * Judges what a handshake has shown.
   *
   * @param session of a handshake that was completed
   * @param host the host that was meant
   * @param now when
   */
  public TlsFinding judge(SSLSession session, String host, Instant now) {
    List<X509Certificate> sent = certificates(session);
    ChainJudge judge = judge();
    ChainPath path = judge.path(sent);
    List<Fault> faults = new ArrayList<>();
    judge.fault(sent, path, now).ifPresent(faults::add);
    nameFault(sent.getFirst(), nameOf(host)).ifPresent(faults::add);
    Attributes.Builder connection =
        Attributes.builder()
            .put("tls.protocol.version", version(session))
            .put("tls.cipher", session.getCipherSuite());
    Attributes basics = connection.build();
    if (options.revocation() != Revocation.NONE && path.isTrusted()) {
      Staple staple = Staple.of(path, staples(session), now);
      connection.put("tls.ocsp.staple", staple.status().word());
      if (staple.isFault(options.revocation())) {
        faults.add(staple.fault());
      }
    }
    versionFault(session).ifPresent(faults::add);
    if (faults.isEmpty()) {
      expiryWarning(path, now).ifPresent(faults::add);
    }
    return finding(faults, basics, connection, describe(sent, path), path);
  }

  private static TlsFinding finding(
      List<Fault> faults,
      Attributes basics,
      Attributes.Builder details,
      Shown shown,
      ChainPath path) {
    for (int i = 0; i < shown.facts().size(); i++) {
      shown.facts().get(i).describe(details, "tls.server.chain." + i + ".");
    }
    return new TlsFinding(
        faults.isEmpty() ? Result.SUCCESS : faults.getFirst().result(),
        String.join(" ", faults.stream().map(Fault::reason).toList()),
        basics,
        shown.path(),
        Validity.end(path),
        details.build());
  }

  private Shown describe(List<X509Certificate> sent, ChainPath path) {
    Shown before = shown;
    if (before != null && before.sent().equals(sent)) {
      return before;
    }
    Shown now =
        new Shown(
            sent,
            sent.stream().limit(AcceptAll.LONGEST_CHAIN).map(CertificateFacts::of).toList(),
            path.certificates().stream().map(CertificateFacts::of).toList());
    shown = now;
    return now;
  }

  private ChainJudge judge() {
    ChainJudge known = judge;
    if (known == null) {
      known = new ChainJudge(own == null ? TrustAnchors.system() : own);
      judge = known;
    }
    return known;
  }

  private static Optional<Fault> nameFault(X509Certificate certificate, String name) {
    HostNames names = HostNames.of(certificate);
    return names.match(name)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Result.CERTIFICATE_NAME_MISMATCH,
                "The certificate is for %s, not for '%s'."
                    .formatted(
                        names.all().isEmpty()
                            ? "no host"
                            : Names.shortened(String.join(", ", names.all())),
                        name)));
  }

  private Optional<Fault> versionFault(SSLSession session) {
    TlsVersion least = options.minVersion().version();
    return least.atMost(session.getProtocol())
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Result.TLS_VERSION,
                "The server speaks TLS %s at most, and %s is the least that is good."
                    .formatted(version(session), least.word())));
  }

  private Optional<Fault> expiryWarning(ChainPath path, Instant now) {
    Instant end = Validity.end(path);
    boolean soon = options.warnBefore().filter(time -> now.plus(time).isAfter(end)).isPresent();
    return soon
        ? Optional.of(
            new Fault(
                Result.CERTIFICATE_EXPIRES_SOON,
                "The certificate of '%s' ends at %s, %s from now."
                    .formatted(
                        Names.of(Validity.firstToEnd(path).getSubjectX500Principal()),
                        end,
                        Validity.words(now, end))))
        : Optional.empty();
  }

  /** {@code TLSv1.3} is version {@code 1.3}. */
  private static String version(SSLSession session) {
    return session.getProtocol().replace("TLSv", "");
  }

  private static List<X509Certificate> certificates(SSLSession session) {
    try {
      return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException e) {
      throw new IllegalArgumentException("A session without a certificate was to be judged.", e);
    }
  }

  private static List<byte[]> staples(SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getStatusResponses()
        : List.of();
  }

  private static SSLContext context(KeyManager keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, new TrustManager[] {AcceptAll.INSTANCE}, null);
      // Sessions are not resumed, so none is worth keeping; 0 would mean no limit.
      context.getClientSessionContext().setSessionCacheSize(1);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS.", e);
    }
  }

  private static SSLSocketFactory offeringAll(SSLContext context) {
    return new FreshSessions(context, Offer.everything(context.getDefaultSSLParameters()));
  }

  private static final class Shared {
    static final AskedKeyManager NO_KEYS = new AskedKeyManager(null);
    private static final SSLContext CONTEXT = context(NO_KEYS);
    static final SSLSocketFactory OFFERING_ALL = offeringAll(CONTEXT);
    static final SSLSocketFactory SOCKETS =
        NativeCrypto.isUsed()
            ? new FreshSessions(CONTEXT, Offer.common(CONTEXT.getDefaultSSLParameters()))
            : OFFERING_ALL;
  }
}
