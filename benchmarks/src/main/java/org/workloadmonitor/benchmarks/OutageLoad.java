package org.workloadmonitor.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.outbox.Backoff;
import org.workloadmonitor.core.outbox.DeadLetters;
import org.workloadmonitor.core.outbox.DurableOutbox;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.outbox.SinkOptions;
import org.workloadmonitor.core.outbox.SinkWorker;
import org.workloadmonitor.core.outbox.Sized;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.time.SystemTime;

/**
 * A sink that is away while an hour's points come in, as fast as they can, and then comes back:
 * what the queue on disk costs in heap and bytes, and how fast it is emptied.
 *
 * <p>Arguments, all optional: points in all (3,600,000), points a second (1,000; these share a
 * flush), the file of the queue.
 */
final class OutageLoad {

  private static final MetricDescriptor GAUGE =
      MetricDescriptor.gauge("load.utilization", "1", "How much of the device is in use.");

  private OutageLoad() {}

  public static void main(String[] args) throws Exception {
    int all = args.length > 0 ? Integer.parseInt(args[0]) : 3_600_000;
    int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    Path file = Path.of(args.length > 2 ? args[2] : "outage.queue");
    LastResort lastResort = new LastResort(code -> {});
    try (SystemTime time = SystemTime.start(lastResort)) {
      DurableOutbox outbox =
          DurableOutbox.open(
              new OutboxLimits(512 << 20, Duration.ofDays(13)),
              16 << 20,
              Duration.ofMillis(50),
              new StoreFile(file, "load", time.clock()),
              time);
      AwaySink sink = new AwaySink();
      SinkWorker worker =
          new SinkWorker(
              InstanceId.sink("load", "load"),
              OpenSink.of(sink),
              OutageLoad.class.getClassLoader(),
              outbox,
              new DeadLetters(Path.of("rejected.jsonl"), time.clock()),
              SinkOptions.publishing(Duration.ZERO),
              new SinkWorker.Shared(
                  time,
                  Backoff.standard(RandomGenerator.getDefault()),
                  new PlatformCalls(1, time, lastResort),
                  lastResort));
      worker.start();
      long before = heap();
      List<Sized> second = second(perSecond);
      for (int sent = 0; sent < all; sent += perSecond) {
        outbox.append(second);
        while (outbox.storage().unsaved() > 0) {
          Thread.sleep(1);
        }
      }
      System.out.printf(
          "%,d points wait: %.1f bytes a point on disk, file %,d kB; heap %,d kB before, %,d kB"
              + " after; %s%n",
          outbox.counts().pending(),
          (double) outbox.storage().size() / outbox.counts().pending(),
          Files.size(file) >> 10,
          before >> 10,
          heap() >> 10,
          outbox.counts());
      long begun = System.nanoTime();
      sink.back.set(true);
      worker.drain(Duration.ofMinutes(5));
      double took = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "Delivered in %.1f s, %,.0f points a second; heap %,d kB, file %,d kB; %s%n",
          took, sink.items.get() / took, heap() >> 10, Files.size(file) >> 10, outbox.counts());
      worker.stop(Duration.ofSeconds(10));
      outbox.close();
    }
  }

  private static List<Sized> second(int points) {
    List<Sized> items = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      Component component =
          new Component("host_" + i % 10, "Host " + i % 10, "compute", Map.of("Team", "a"));
      Attributes series = Attributes.of("device", "disk" + i, "mountpoint", "/var/lib/data" + i);
      MetricValue value = new MetricValue.Gauge(i / 7.0);
      items.add(
          Sized.of(new Item(component, new MetricPoint(GAUGE, series, value, Instant.now()))));
    }
    return items;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static final class AwaySink implements Sink {

    final AtomicBoolean back = new AtomicBoolean();
    final AtomicLong items = new AtomicLong();

    @Override
    public SinkProfile profile() {
      return SinkProfile.taking(SignalKind.METRIC).withConcurrentWrites(2);
    }

    @Override
    public String destination() {
      return "nowhere";
    }

    @Override
    public Delivery write(Batch batch) throws RetryableException {
      if (!back.get()) {
        throw new RetryableException("Away.", (Throwable) null);
      }
      items.addAndGet(batch.size());
      return Delivery.delivered(batch);
    }
  }
}
