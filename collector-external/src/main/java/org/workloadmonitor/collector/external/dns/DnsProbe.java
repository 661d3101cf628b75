package org.workloadmonitor.collector.external.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.names.IpFamily;
import org.workloadmonitor.collector.external.names.NameLookup;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.ConnectFaults;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.Destination;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.Interrupts;
import org.workloadmonitor.collector.external.socket.Timeline;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** Asks a name server one question. */
final class DnsProbe implements Probe {

  private final DnsConfig config;
  private final Question question;
  private final NameLookup names;

  DnsProbe(DnsConfig config, NameLookup names) {
    this.config = config;
    this.question = new Question(config);
    this.names = names;
  }

  @Override
  public Attributes target() {
    Attributes.Builder target =
        Attributes.builder()
            .put("dns.question.name", config.name())
            .put("dns.question.type", config.record().word())
            .put(
                ProbeAttributes.SERVER_ADDRESS,
                config.server().map(DnsServer::host).orElse("system"));
    config
        .server()
        .ifPresent(s -> target.put(ProbeAttributes.SERVER_PORT, String.valueOf(s.port())));
    return target.build();
  }

  @Override
  public Observation look(Look look) throws InterruptedException {
    Timeline timeline = new Timeline(look.stopwatch());
    Deadline deadline = Deadline.in(look.within(config.timeout()));
    try {
      InetSocketAddress server = server(deadline, timeline);
      Answer answer = ask(new Exchange(server.getAddress(), server.getPort(), deadline, timeline));
      return answer
          .fault()
          .map(fault -> timeline.observation(fault.result(), fault.reason()))
          .orElseGet(() -> timeline.observation(Result.SUCCESS, ""))
          .withMeasurements(answer.measurements())
          .withDetails(answer.details());
    } catch (FailedLook e) {
      return timeline.observation(e.result(), e.reason());
    } catch (IOException e) {
      Interrupts.check(e);
      return timeline.observation(
          ConnectFaults.ofConnect(e), "The question could not be asked: " + e.getMessage() + ".");
    }
  }

  private Answer ask(Exchange exchange) throws IOException, FailedLook {
    Message message = question.message();
    if (config.transport() == Transport.TCP) {
      return new Answer(config, exchange.tcp(message), "tcp");
    }
    Message answer = exchange.udp(message, config.tries());
    return config.transport() == Transport.AUTO && answer.getHeader().getFlag(Flags.TC)
        ? new Answer(config, exchange.tcp(message), "tcp")
        : new Answer(config, answer, "udp");
  }

  private InetSocketAddress server(Deadline deadline, Timeline timeline)
      throws FailedLook, InterruptedException {
    if (config.server().isEmpty()) {
      return SystemServer.first();
    }
    DnsServer named = config.server().get();
    InetAddress address =
        new Destination(named.host(), IpFamily.ANY).addresses(names, deadline, timeline).getFirst();
    return new InetSocketAddress(address, named.port());
  }
}
