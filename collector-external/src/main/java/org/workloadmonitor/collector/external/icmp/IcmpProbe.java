package org.workloadmonitor.collector.external.icmp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.collector.external.names.NameLookup;
import org.workloadmonitor.collector.external.probe.Look;
import org.workloadmonitor.collector.external.probe.Measurement;
import org.workloadmonitor.collector.external.probe.Observation;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.probe.Probe;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.Destination;
import org.workloadmonitor.collector.external.socket.FailedLook;
import org.workloadmonitor.collector.external.socket.Timeline;

/** Sends some packets to a host and counts what comes back. */
final class IcmpProbe implements Probe {

  private static final double NANOS = 1e9;

  private final IcmpConfig config;
  private final Destination destination;
  private final NameLookup names;
  private final Echoes echoes;

  IcmpProbe(IcmpConfig config, NameLookup names, Echoes echoes) {
    this.config = config;
    this.destination = config.destination();
    this.names = names;
    this.echoes = echoes;
  }

  @Override
  public Attributes target() {
    return destination.target();
  }

  @Override
  public Observation look(Look look) throws InterruptedException {
    Timeline timeline = new Timeline(look.stopwatch());
    Deadline deadline = Deadline.in(look.within(config.timeout()));
    List<Echoes.Echo> sent = new ArrayList<>();
    try {
      InetAddress address = destination.addresses(names, deadline, timeline).getFirst();
      timeline.begin(Phase.Name.REQUEST);
      send(address, deadline, sent);
      timeline.begin(Phase.Name.FIRST_BYTE);
      return judge(address, roundTrips(sent, deadline), timeline);
    } catch (FailedLook e) {
      return timeline.observation(e.result(), e.reason());
    } finally {
      sent.forEach(Echoes.Echo::forget);
    }
  }

  private void send(InetAddress to, Deadline deadline, List<Echoes.Echo> sent)
      throws FailedLook, InterruptedException {
    for (int sequence = 0; sequence < config.count() && !deadline.isOver(); sequence++) {
      if (sequence > 0) {
        Thread.sleep(config.gap());
      }
      sent.add(echoes.send(to, sequence, config.size()));
    }
  }

  private static LongSummaryStatistics roundTrips(List<Echoes.Echo> sent, Deadline deadline)
      throws InterruptedException {
    LongSummaryStatistics all = new LongSummaryStatistics();
    for (Echoes.Echo echo : sent) {
      OptionalLong nanos = echo.await(deadline);
      nanos.ifPresent(all);
    }
    return all;
  }

  private Observation judge(InetAddress address, LongSummaryStatistics trips, Timeline timeline) {
    double loss = 1 - trips.getCount() / (double) config.count();
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(new Measurement(IcmpMetrics.LOSS, loss));
    if (trips.getCount() > 0) {
      measurements.add(new Measurement(IcmpMetrics.MIN, trips.getMin() / NANOS));
      measurements.add(new Measurement(IcmpMetrics.AVG, trips.getAverage() / NANOS));
      measurements.add(new Measurement(IcmpMetrics.MAX, trips.getMax() / NANOS));
    }
    Result result = result(trips.getCount(), loss);
    return timeline
        .observation(result, reason(result, address, config.count() - trips.getCount()))
        .withMeasurements(measurements)
        .withDetails(Attributes.of("network.peer.address", address.getHostAddress()));
  }

  private Result result(long received, double loss) {
    if (received == 0) {
      return Result.RESPONSE_TIMEOUT;
    }
    return loss > config.maxLoss() ? Result.PACKET_LOSS : Result.SUCCESS;
  }

  private String reason(Result result, InetAddress address, long lost) {
    return switch (result) {
      case RESPONSE_TIMEOUT ->
          "Of %d packets to %s none came back in time."
              .formatted(config.count(), address.getHostAddress());
      case PACKET_LOSS ->
          "Of %d packets to %s, %d did not come back in time."
              .formatted(config.count(), address.getHostAddress(), lost);
      default -> "";
    };
  }

  @Override
  public void close() {
    echoes.close();
  }
}
