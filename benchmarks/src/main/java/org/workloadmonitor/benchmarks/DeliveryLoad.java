package org.workloadmonitor.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.core.instance.InstanceId;
import org.workloadmonitor.core.instance.LastResort;
import org.workloadmonitor.core.instance.PlatformCalls;
import org.workloadmonitor.core.outbox.Backoff;
import org.workloadmonitor.core.outbox.DeadLetters;
import org.workloadmonitor.core.outbox.DurableOutbox;
import org.workloadmonitor.core.outbox.MemoryOutbox;
import org.workloadmonitor.core.outbox.OpenSink;
import org.workloadmonitor.core.outbox.Outbox;
import org.workloadmonitor.core.outbox.OutboxLimits;
import org.workloadmonitor.core.outbox.SinkOptions;
import org.workloadmonitor.core.outbox.SinkWorker;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.pipeline.Pipeline;
import org.workloadmonitor.core.pipeline.Route;
import org.workloadmonitor.core.pipeline.RunRecorder;
import org.workloadmonitor.core.time.SystemTime;

/**
 * Not a test: shows what a point costs from its recorder to a sink that answers at once. Arguments:
 * points a second, seconds, and {@code total}, {@code delta} or {@code window} for the sink's
 * shape, and the file of a durable queue instead of one in memory.
 */
final class DeliveryLoad {

  private static final int SERIES = 1_000;
  private static final int RUNS_A_SECOND = 10;

  private static final MetricDescriptor GAUGE =
      MetricDescriptor.gauge("load.utilization", "1", "Half of the points.");
  private static final MetricDescriptor COUNTER =
      MetricDescriptor.counter("load.requests", "{request}", "The other half.");

  private DeliveryLoad() {}

  public static void main(String[] args) throws Exception {
    int pointsASecond = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    SinkProfile profile = profile(args.length > 2 ? args[2] : "total");
    LastResort lastResort = new LastResort(code -> {});
    try (SystemTime time = SystemTime.start(lastResort)) {
      Pipeline pipeline = new Pipeline(time, time.clock().instant(), 10_000);
      Outbox outbox = outbox(args.length > 3 ? args[3] : "", time);
      AtomicLong items = new AtomicLong();
      SinkWorker worker =
          new SinkWorker(
              InstanceId.sink("load", "load"),
              OpenSink.of(new CountingSink(profile, items)),
              DeliveryLoad.class.getClassLoader(),
              outbox,
              new DeadLetters(Path.of("rejected.jsonl"), time.clock()),
              SinkOptions.publishing(Duration.ofSeconds(1)),
              new SinkWorker.Shared(
                  time,
                  Backoff.standard(RandomGenerator.getDefault()),
                  new PlatformCalls(1, time, lastResort),
                  lastResort));
      pipeline.route(List.of(Route.to(profile, outbox)));
      worker.start();
      emit(pipeline, pointsASecond, 5);
      Usage before = Usage.now();
      long emitted = emit(pipeline, pointsASecond, seconds);
      Usage used = Usage.now().since(before);
      worker.drain(Duration.ofSeconds(10));
      worker.stop(Duration.ofSeconds(10));
      System.out.printf(
          "%,d points in %d s: recorder to outbox %.0f ns of its thread a point; process %.0f ns of"
              + " CPU and %.0f bytes a point, %.1f %% of one core; %d collections in %d ms; %s;"
              + " the sink saw %,d items%n",
          emitted,
          seconds,
          (double) used.producerNanos / emitted,
          (double) used.cpuNanos / emitted,
          (double) used.allocated / emitted,
          used.cpuNanos / (seconds * 1e7),
          used.collections,
          used.collectionMillis,
          outbox.counts(),
          items.get());
    }
  }

  private static Outbox outbox(String file, SystemTime time) {
    OutboxLimits limits = new OutboxLimits(512 << 20, Duration.ofDays(1));
    return file.isEmpty()
        ? new MemoryOutbox(limits, time.clock())
        : DurableOutbox.open(
            limits,
            16 << 20,
            Duration.ofSeconds(1),
            new StoreFile(Path.of(file), "load", time.clock()),
            time);
  }

  private static SinkProfile profile(String shape) {
    SinkProfile profile =
        SinkProfile.taking(SignalKind.METRIC).withBatches(1_000, 1 << 20).withConcurrentWrites(2);
    return switch (shape) {
      case "delta" -> profile.withTemporality(Temporality.DELTA);
      case "window" ->
          profile.withTemporality(Temporality.DELTA).withAggregationWindow(Duration.ofSeconds(5));
      default -> profile;
    };
  }

  /** As ten components would: each run on the thread that calls, all of a run with one time. */
  private static long emit(Pipeline pipeline, int pointsASecond, int seconds) {
    List<Attributes> series = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      series.add(Attributes.of("device", "disk" + i, "mountpoint", "/var/lib/data" + i));
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < RUNS_A_SECOND; i++) {
      components.add(new Component("host_" + i, "Host " + i, "compute", Map.of()));
    }
    Instant start = Instant.now();
    long emitted = 0;
    long begun = System.nanoTime();
    int perRun = pointsASecond / RUNS_A_SECOND;
    for (int run = 0; run < RUNS_A_SECOND * seconds; run++) {
      RunRecorder recorder = pipeline.open(components.get(run % RUNS_A_SECOND), "load");
      for (int i = 0; i < perRun; i++) {
        Attributes attributes = series.get(i / 2 % SERIES);
        if (i % 2 == 0) {
          recorder.gauge(GAUGE, i, attributes);
        } else {
          recorder.counter(COUNTER, (double) emitted + i, start, attributes);
        }
      }
      recorder.end();
      emitted += perRun;
      long next = begun + (run + 1L) * 1_000_000_000L / RUNS_A_SECOND;
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
    return emitted;
  }

  private record Usage(
      long cpuNanos, long producerNanos, long allocated, long collections, long collectionMillis) {

    static Usage now() {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      var process =
          (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long collections = 0;
      long millis = 0;
      for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
        collections += each.getCollectionCount();
        millis += each.getCollectionTime();
      }
      return new Usage(
          process.getProcessCpuTime(),
          threads.getCurrentThreadCpuTime(),
          threads.getTotalThreadAllocatedBytes(),
          collections,
          millis);
    }

    Usage since(Usage before) {
      return new Usage(
          cpuNanos - before.cpuNanos,
          producerNanos - before.producerNanos,
          allocated - before.allocated,
          collections - before.collections,
          collectionMillis - before.collectionMillis);
    }
  }

  private record CountingSink(SinkProfile profile, AtomicLong items) implements Sink {
    @Override
    public String destination() {
      return "nowhere";
    }

    @Override
    public Delivery write(Batch batch) {
      items.addAndGet(batch.size());
      return Delivery.delivered(batch);
    }
  }
}
