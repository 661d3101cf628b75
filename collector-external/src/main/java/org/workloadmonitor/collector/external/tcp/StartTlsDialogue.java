package org.workloadmonitor.collector.external.tcp;

import java.io.IOException;
import java.net.Socket;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.FailedLook;

/** Asks a server in its own protocol to go on with TLS. */
final class StartTlsDialogue {

  /** Length 8, then 80877103: the SSLRequest of PostgreSQL's protocol. */
  private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 0x04, (byte) 0xD2, 0x16, 0x2F};

  private StartTlsDialogue() {}

  static void hold(StartTls protocol, Socket socket) throws IOException, FailedLook {
    PlainText text = new PlainText(socket);
    switch (protocol) {
      case SMTP -> smtp(text);
      case IMAP -> imap(text);
      case POP3 -> pop3(text);
      case POSTGRESQL -> postgresql(text);
    }
  }

  private static void smtp(PlainText text) throws IOException, FailedLook {
    reply(text, "220", "the greeting");
    text.say("EHLO workload-monitor");
    reply(text, "250", "EHLO");
    text.say("STARTTLS");
    reply(text, "220", "STARTTLS");
  }

  /** RFC 5321, section 4.2.1: a hyphen behind the code says that more lines follow. */
  private static void reply(PlainText text, String code, String to) throws IOException, FailedLook {
    String line;
    do {
      line = text.hear();
      if (!line.matches("[2-5][0-9][0-9]([ -].*)?")) {
        throw strange("SMTP", line);
      }
    } while (line.startsWith("-", 3));
    if (!line.startsWith(code)) {
      throw refused(to, line);
    }
  }

  private static void imap(PlainText text) throws IOException, FailedLook {
    String greeting = text.hear();
    if (!greeting.startsWith("* ")) {
      throw strange("IMAP", greeting);
    }
    if (!greeting.startsWith("* OK")) {
      throw refused("the greeting", greeting);
    }
    text.say("m1 STARTTLS");
    String answer = text.hearUntil("m1 ", "* BYE");
    if (!answer.startsWith("m1 OK")) {
      throw refused("STARTTLS", answer);
    }
  }

  private static void pop3(PlainText text) throws IOException, FailedLook {
    positive(text.hear(), "the greeting");
    text.say("STLS");
    positive(text.hear(), "STLS");
  }

  private static void positive(String line, String to) throws FailedLook {
    if (line.startsWith("-ERR")) {
      throw refused(to, line);
    }
    if (!line.startsWith("+OK")) {
      throw strange("POP3", line);
    }
  }

  private static void postgresql(PlainText text) throws IOException, FailedLook {
    text.say(SSL_REQUEST);
    switch (text.hearByte()) {
      case 'S' -> {}
      case 'N', 'E' ->
          throw new FailedLook(Result.TLS_FAILURE, "The PostgreSQL server offers no TLS.");
      default ->
          throw new FailedLook(
              Result.INVALID_RESPONSE, "What the server answered is not PostgreSQL's protocol.");
    }
  }

  private static FailedLook refused(String what, String line) {
    return new FailedLook(
        Result.WRONG_STATUS, "The server answered %s with '%s'.".formatted(what, Shown.of(line)));
  }

  private static FailedLook strange(String protocol, String line) {
    return new FailedLook(
        Result.INVALID_RESPONSE,
        "What the server says is not %s: '%s'.".formatted(protocol, Shown.of(line)));
  }
}
