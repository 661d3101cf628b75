package org.workloadmonitor.collector.external.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.Timeline;
import org.workloadmonitor.collector.external.tls.TlsFinding;

/**
 * A request and what came of it.
 *
 * @param result {@link Result#SUCCESS} if a complete answer came, whatever it says
 * @param reason why not, in a sentence; empty otherwise
 * @param answer the answer, if it came
 * @param journal what happened
 * @param timeline when
 */
public record Exchange(
    Result result, String reason, Optional<HttpAnswer> answer, Journal journal, Timeline timeline) {

  /** What TLS showed, if a handshake was made. */
  public Optional<TlsFinding> finding() {
    return Optional.ofNullable(journal.finding());
  }

  /** Particulars for an event or a span. */
  Attributes details() {
    Attributes.Builder all = Attributes.builder();
    finding().ifPresent(finding -> ProbeAttributes.copy(finding.details(), all));
    InetSocketAddress peer = journal.peer();
    if (peer != null && peer.getAddress() != null) {
      all.put("network.peer.address", peer.getAddress().getHostAddress());
    }
    answer.ifPresent(
        came ->
            all.put("http.response.status_code", came.status())
                .put("http.response.body.size", came.size())
                .put("http.response.url", came.shownUrl())
                .put("network.protocol.version", came.version()));
    return all.build();
  }
}
