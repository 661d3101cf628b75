package org.workloadmonitor.sink.cloudwatch.service;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.workloadmonitor.sink.cloudwatch.service.http.Bytes;
import org.workloadmonitor.sink.cloudwatch.service.http.Reply;
import org.workloadmonitor.sink.cloudwatch.service.http.Response;
import org.workloadmonitor.sink.cloudwatch.service.protocol.AwsError;

/** What happens to one request. */
public sealed interface Fault {

  /** The connection is reset before the request was read. */
  record Unread() implements Fault {}

  /** The service refuses it, whatever it holds. */
  record Refused(AwsError error, Map<String, String> headers) implements Fault {}

  /**
   * The way back fails.
   *
   * @param taken whether the service carries the request out before
   * @param way makes of the answer that the service gives what the client gets
   */
  record Lost(boolean taken, UnaryOperator<Reply> way) implements Fault {}

  /** All goes well. */
  static Fault none() {
    return new Lost(true, answer -> answer);
  }

  /** The connection is reset before the request was read. */
  static Fault resetUnread() {
    return new Unread();
  }

  /** The request is carried out; then the connection is reset. */
  static Fault resetWhenTaken() {
    return new Lost(true, answer -> new Reply.Reset());
  }

  /** The request is carried out, and no answer ever comes. */
  static Fault silentWhenTaken() {
    return new Lost(true, answer -> new Reply.Silence());
  }

  /** The request is read, nothing is done, and no answer ever comes. */
  static Fault silent() {
    return new Lost(false, answer -> new Reply.Silence());
  }

  /** The request is carried out, and the answer comes byte by byte. */
  static Fault slow(Duration pause) {
    return new Lost(true, answer -> new Reply.Slowly(response(answer), pause));
  }

  /** The request is carried out, and the connection ends within the answer. */
  static Fault cutShort(int bytes) {
    return new Lost(true, answer -> new Reply.CutShort(response(answer), bytes));
  }

  /** The request is carried out, and what comes back is no HTTP. */
  static Fault garbage() {
    return new Lost(true, answer -> new Reply.Garbage(Bytes.of("what?\r\n\r\n")));
  }

  /** The request is carried out, and the answer says that something failed inside. */
  static Fault failedWhenTaken() {
    return new Lost(true, answer -> new Reply.Answer(Response.of(500)));
  }

  /** Somebody between the client and the service answers with a page of its own. */
  static Fault page(int status, String html) {
    return new Lost(false, answer -> new Reply.Answer(Response.of(status, "text/html", html)));
  }

  /** Too many requests of this account. */
  static Fault throttled() {
    return refused(400, "ThrottlingException", "Rate exceeded");
  }

  /** Something failed inside; nothing was taken. */
  static Fault internalError() {
    return refused(500, "InternalServiceError", "The request processing has failed.");
  }

  /** The service is out of order; nothing was taken. */
  static Fault unavailable() {
    return refused(503, "ServiceUnavailable", "The service is unavailable. Please try again.");
  }

  /** The service is out of order, and says for how long. */
  static Fault unavailable(Duration retryAfter) {
    return new Refused(
        new AwsError(503, "ServiceUnavailable", "The service is unavailable."),
        Map.of("Retry-After", Long.toString(retryAfter.toSeconds())));
  }

  /** The service refuses with a code of the test's choice. */
  static Fault refused(int status, String code, String message) {
    return new Refused(new AwsError(status, code, message), Map.of());
  }

  private static Response response(Reply answer) {
    return ((Reply.Answer) answer).response();
  }
}
