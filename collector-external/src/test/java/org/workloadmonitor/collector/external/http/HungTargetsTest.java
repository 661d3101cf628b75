package org.workloadmonitor.collector.external.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.external.pki.BadServers;
import org.workloadmonitor.collector.external.pki.TestServer;
import org.workloadmonitor.collector.external.probe.ProbeCollectorFactory;
import org.workloadmonitor.collector.external.probe.Services;

/** Targets that don't answer keep nobody waiting who does. */
@Timeout(120)
class HungTargetsTest {

  private static final int HUNG = 100;
  private static final int GOOD = 900;

  /** Longer than the test may take: if a good target waited for a hung one, it would fail. */
  private static final Duration FOR_EVER = Duration.ofMinutes(5);

  @TempDir Path directory;

  @Test
  void aHundredHungTargetsOfAThousandDelayNoneOfTheOthers() throws Exception {
    ProbeCollectorFactory<HttpConfig> factory =
        new ProbeCollectorFactory<>(new HttpProbeType(), new Services());
    TestContext context = new TestContext(directory);
    CountDownLatch goodOnes = new CountDownLatch(GOOD);
    AtomicInteger up = new AtomicInteger();
    List<Thread> runs = new ArrayList<>();
    try (TestServer silent = BadServers.silent();
        WebServer server = WebServer.saying(200, "")) {
      for (int i = 0; i < HUNG; i++) {
        HttpConfig hung = Configs.local(silent.port()).timeout(FOR_EVER).build();
        runs.add(run(factory.create(hung, context), context, () -> {}));
      }
      for (int i = 0; i < GOOD; i++) {
        HttpConfig good = Configs.local(server.port()).build();
        Runnable ended = goodOnes::countDown;
        runs.add(run(factory.create(good, context), context, ended, up));
      }
      assertThat(goodOnes.await(100, TimeUnit.SECONDS)).isTrue();
      assertThat(up).hasValue(GOOD);
    } finally {
      for (Thread run : runs) {
        run.interrupt();
      }
      for (Thread run : runs) {
        run.join();
      }
    }
  }

  private static Thread run(Collector collector, TestContext context, Runnable ended) {
    return run(collector, context, ended, new AtomicInteger());
  }

  private static Thread run(
      Collector collector, TestContext context, Runnable ended, AtomicInteger up) {
    return Thread.startVirtualThread(
        () -> {
          RecordingRecorder out = new RecordingRecorder(context.clock());
          try (collector) {
            collector.collect(out);
            up.addAndGet((int) out.value("probe.up"));
          } catch (Exception e) {
            // An interrupt ends those that hang, after the test.
          } finally {
            ended.run();
          }
        });
  }
}
