package org.workloadmonitor.collector.external.tcp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.names.Hosts;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.socket.Destination;
import org.workloadmonitor.collector.external.tls.TlsOptions;

/**
 * The block of a {@code tcp} probe.
 *
 * @param host the server
 * @param port its port
 * @param timeout of the whole look
 * @param ipVersion which addresses of the host are used
 * @param starttls the protocol in which the server is asked for TLS
 * @param tls TLS from the first byte, or how it is spoken after {@code starttls}
 * @param send what is sent first, where there is one exchange only
 * @param expect what is expected then
 * @param exchanges several of these
 * @param maxResponse the longest answer that is read
 * @param name tells two probes of the same port apart
 */
public record TcpConfig(
    @Description("Name or address of the server.") String host,
    @Range(min = "1", max = "65535") @Description("Port of the server.") int port,
    @Default("10s") @Range(min = "1ms", max = "5m") @Description("Time-out of the whole look.")
        Duration timeout,
    @Default("any") @Description("Which addresses of the host are used: any, ipv4 or ipv6.")
        IpFamily ipVersion,
    @Description("Protocol in which to ask for TLS: smtp, imap, pop3 or postgresql.")
        Optional<StartTls> starttls,
    @Description("How to speak TLS; without starttls, from the first byte on.")
        Optional<TlsOptions> tls,
    @Description("Text to send, never shown; \\r, \\n, \\x1B stand for the bytes.")
        Optional<Secret> send,
    @Description("What the server is to say then: a text, or contains, or matches.")
        Optional<Expectation> expect,
    @Description("Several exchanges in order, each with send, expect or both.")
        List<Exchange> exchanges,
    @Default("64KiB")
        @Range(min = "1", max = "1MiB")
        @Description("Longest answer that is read while waiting for what is expected.")
        ByteSize maxResponse,
    @Description("Tells two probes of the same port apart, as the attribute probe.name.")
        Optional<String> name) {

  /** Checks the host, that exchanges are written in one way, and the name. */
  public TcpConfig {
    Hosts.check("host", host);
    exchanges = List.copyOf(exchanges);
    if (name.filter(String::isBlank).isPresent()) {
      throw new ConfigurationException("name", "The name is blank. Leave the key out instead.");
    }
    if (!exchanges.isEmpty() && (send.isPresent() || expect.isPresent())) {
      throw new ConfigurationException(
          "exchanges", "Write either 'send' and 'expect', or 'exchanges', not both.");
    }
  }

  Destination destination() {
    return new Destination(host, ipVersion);
  }

  /** How TLS is spoken, if it is. */
  Optional<TlsOptions> tlsOptions() {
    return tls.isEmpty() && starttls.isPresent() ? Optional.of(TlsOptions.DEFAULT) : tls;
  }

  /** What is said and heard, in order, however it is written. */
  public List<Exchange> conversation() {
    return send.isPresent() || expect.isPresent() ? List.of(new Exchange(send, expect)) : exchanges;
  }
}
