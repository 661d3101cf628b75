package org.workloadmonitor.sink.cloudwatch.service.access;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.workloadmonitor.sink.cloudwatch.service.http.Request;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Denial;
import org.workloadmonitor.sink.cloudwatch.service.protocol.DenialException;

/** Lets in who has signed the request. */
public final class Gate {

  private static final Duration TOLERANCE = Duration.ofMinutes(15);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Account account;
  private final String region;
  private final InstantSource clock;

  /** A gate to the services of one region. */
  public Gate(Account account, String region, InstantSource clock) {
    this.account = account;
    this.region = region;
    this.clock = clock;
  }

  /**
   * Finds out who sent a request.
   *
   * @param service the one that the request is for
   * @throws DenialException if the request is not signed as it should be
   */
  public Caller identify(Request request, String service) {
    Authorization authorization =
        request
            .header("authorization")
            .map(Authorization::of)
            .orElseThrow(
                () ->
                    new DenialException(
                        Denial.NOT_SIGNED, "Request is missing Authentication Token"));
    requireSigned(request, authorization.signedHeaders());
    AccessKey key = account.key(authorization.keyId(), request.header("x-amz-security-token"));
    requireScope("region", authorization.region(), region);
    requireScope("service", authorization.service(), service);
    String time = time(request, authorization.date());
    if (!Signature.of(request, authorization, time, key.secret()).equals(authorization.signature())
        || !request.header("x-amz-content-sha256").orElse("").equals(Signature.bodyHash(request))) {
      throw wrong(
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method. Consult the service documentation"
              + " for details.");
    }
    return account.caller(key);
  }

  private static void requireSigned(Request request, List<String> signed) {
    if (!signed.equals(signed.stream().sorted().toList())) {
      throw new DenialException(Denial.INCOMPLETE, "SignedHeaders are not in order: " + signed);
    }
    List<String> bare =
        request.headers().keySet().stream()
            .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
            .filter(name -> !signed.contains(name))
            .toList();
    if (!bare.isEmpty()) {
      throw new DenialException(
          Denial.INCOMPLETE, "These headers must be signed, and are not: " + bare);
    }
  }

  private static void requireScope(String what, String found, String wanted) {
    if (!found.equals(wanted)) {
      throw wrong(
          "Credential should be scoped to a valid %s, not '%s'; here that is '%s'."
              .formatted(what, found, wanted));
    }
  }

  private String time(Request request, String date) {
    String time = request.header("x-amz-date").orElse("");
    Instant sent;
    try {
      sent = TIME.parse(time, Instant::from);
    } catch (DateTimeException e) {
      throw new DenialException(Denial.INCOMPLETE, "X-Amz-Date '" + time + "' is no time.");
    }
    if (!time.startsWith(date)) {
      throw wrong("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date");
    }
    Instant now = clock.instant();
    if (sent.isBefore(now.minus(TOLERANCE))) {
      throw wrong(
          "Signature expired: %s is now earlier than %s (%s - 15 min.)"
              .formatted(time, TIME.format(now.minus(TOLERANCE)), TIME.format(now)));
    }
    if (sent.isAfter(now.plus(TOLERANCE))) {
      throw wrong(
          "Signature not yet current: %s is still later than %s (%s + 15 min.)"
              .formatted(time, TIME.format(now.plus(TOLERANCE)), TIME.format(now)));
    }
    return time;
  }

  private static DenialException wrong(String message) {
    return new DenialException(Denial.WRONG_SIGNATURE, message);
  }
}
