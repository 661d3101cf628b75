package org.workloadmonitor.collector.external.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Tells a server the status of its certificate, which the server then staples to it. */
public final class OcspResponder implements AutoCloseable {

  /** What the responder says of every certificate. */
  public enum Answer {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  private final HttpServer http;

  private OcspResponder(HttpServer http) {
    this.http = http;
  }

  /** Answers in the name of an authority, with answers made at a moment. */
  public static OcspResponder start(Authority authority, Answer answer, Instant now)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          OCSPReq request = request(exchange);
          byte[] response = response(request, authority, answer, now).getEncoded();
          exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
          exchange.sendResponseHeaders(200, response.length);
          exchange.getResponseBody().write(response);
          exchange.close();
        });
    http.start();
    return new OcspResponder(http);
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    http.stop(0);
  }

  /** RFC 6960, appendix A.1: a short request comes by GET, in the path. */
  private static OCSPReq request(HttpExchange exchange) throws IOException {
    return exchange.getRequestMethod().equals("GET")
        ? new OCSPReq(Base64.getDecoder().decode(exchange.getRequestURI().getPath().substring(1)))
        : new OCSPReq(exchange.getRequestBody().readAllBytes());
  }

  private static OCSPResp response(
      OCSPReq request, Authority authority, Answer answer, Instant now) {
    try {
      SubjectPublicKeyInfo key =
          SubjectPublicKeyInfo.getInstance(authority.keys().getPublic().getEncoded());
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              key, new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1));
      Date from = Date.from(now.minus(Duration.ofHours(1)));
      Date to = Date.from(now.plus(Duration.ofDays(1)));
      for (Req asked : request.getRequestList()) {
        builder.addResponse(asked.getCertID(), status(answer, from), from, to);
      }
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key()),
                  null,
                  from));
    } catch (OCSPException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CertificateStatus status(Answer answer, Date since) {
    return switch (answer) {
      case GOOD -> CertificateStatus.GOOD;
      case REVOKED -> new RevokedStatus(since, CRLReason.keyCompromise);
      case UNKNOWN -> new UnknownStatus();
    };
  }
}
