package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.Severity;

/** The contract passes a good collector, and each of its tests catches what it is there for. */
class CollectorContractTest extends CollectorContract<CollectorContractTest.Settings> {

  record Settings(
      @Description("Waits for ever.") @Default("false") boolean blocking,
      @Description("Not to be seen.") Secret password) {}

  private static final MetricDescriptor LOAD =
      MetricDescriptor.gauge("test.load", "1", "A number.");
  private static final MetricDescriptor IO =
      MetricDescriptor.counter("test.io", "By", "Another number.");

  @Override
  protected Settings config() {
    return new Settings(false, Secret.of("planted-1"));
  }

  @Override
  protected Optional<Settings> blockingConfig() {
    return Optional.of(new Settings(true, Secret.of("planted-1")));
  }

  @Override
  protected CollectorFactory<Settings> factory() {
    return new Made(
        (settings, context) ->
            out -> {
              if (settings.blocking()) {
                Thread.sleep(Long.MAX_VALUE);
              }
              out.gauge(LOAD, 1);
              out.counter(IO, 7, Instant.EPOCH);
            });
  }

  @Override
  protected Optional<Settings> failingConfig() {
    return Optional.of(config());
  }

  @FunctionalInterface
  private interface Maker {
    Collector make(Settings settings, ComponentContext context);
  }

  private record Made(Maker maker) implements CollectorFactory<Settings> {
    @Override
    public List<MetricDescriptor> metrics() {
      return List.of(LOAD, IO);
    }

    @Override
    public Map<String, String> thresholdAliases() {
      return Map.of("load", "test.load");
    }

    @Override
    public Collector create(Settings settings, ComponentContext context) {
      return maker.make(settings, context);
    }

    @Override
    public String type() {
      return "made";
    }

    @Override
    public String description() {
      return "Is made by a test.";
    }

    @Override
    public Class<Settings> configType() {
      return Settings.class;
    }
  }

  /** The contract of a collector that is wrong in one way. */
  private static final class Wrong extends CollectorContract<Settings> {
    private final Maker maker;

    Wrong(Path directory, Maker maker) {
      this.maker = maker;
      this.temporaryDirectory = directory;
    }

    @Override
    protected Settings config() {
      return new Settings(false, Secret.of("planted-1"));
    }

    @Override
    protected Optional<Settings> failingConfig() {
      return Optional.of(config());
    }

    @Override
    protected CollectorFactory<Settings> factory() {
      return new Made(maker);
    }
  }

  @TempDir Path directory;

  private Wrong that(Collector collector) {
    return new Wrong(directory, (_, _) -> collector);
  }

  private static void assertCaught(ThrowingCallable test, String words) {
    assertThatThrownBy(test).isInstanceOf(AssertionError.class).hasMessageContaining(words);
  }

  @Test
  void catchesAMetricThatIsNotDescribed() {
    MetricDescriptor other = MetricDescriptor.gauge("test.other", "1", "Not listed.");
    assertCaught(that(out -> out.gauge(other, 1))::emitsOnlyMetricsThatItDescribes, "test.other");
  }

  @Test
  void catchesAMetricThatIsDescribedInOtherWords() {
    MetricDescriptor other = MetricDescriptor.gauge("test.load", "1", "Another sentence.");
    assertCaught(
        that(out -> out.gauge(other, 1))::emitsOnlyMetricsThatItDescribes, "Another sentence");
  }

  @Test
  void catchesWhatTheAgentWouldLeaveOut() {
    Attributes blank = Attributes.of("disk", " ");
    for (Collector bad :
        List.<Collector>of(
            out -> out.gauge(LOAD, Double.NaN),
            out -> out.gauge(LOAD, Double.POSITIVE_INFINITY),
            out -> out.gauge(LOAD, 1, blank),
            out -> out.counter(IO, -1, Instant.EPOCH),
            out -> out.counter(IO, 1, out.time().plusSeconds(1)),
            out -> out.gauge(IO, 1),
            out -> out.sample(LOAD, 1),
            out -> out.problem("", "no part"))) {
      assertCaught(that(bad)::emitsNothingThatTheAgentWouldLeaveOut, "");
    }
  }

  @Test
  void catchesACounterThatFalls() {
    double[] total = {100};
    assertCaught(
        that(out -> out.counter(IO, total[0]--, Instant.EPOCH))::keepsCountersCounting,
        "fell from 100.0 to 99.0");
  }

  @Test
  void catchesACounterWhoseStartMovesWithEachRun() {
    double[] total = {100};
    assertCaught(
        that(out -> out.counter(IO, total[0]++, out.time()))::keepsCountersCounting, "later start");
  }

  @Test
  void passesACounterThatWasReset() {
    double[] total = {100};
    Collector reset =
        out -> {
          total[0] = total[0] == 102 ? 0 : total[0] + 1;
          out.counter(IO, total[0], total[0] >= 100 ? Instant.EPOCH : Instant.ofEpochSecond(1));
        };
    assertThatCode(that(reset)::keepsCountersCounting).doesNotThrowAnyException();
  }

  @Test
  void catchesAnAttributeThatIsDifferentEachTime() {
    int[] run = {0};
    assertCaught(
        that(out -> out.gauge(LOAD, 1, Attributes.of("request", "id-" + run[0]++)))
            ::keepsTheNumberOfSeriesBounded,
        "test.load: 6 series in 6 runs, at most 1 in one");
  }

  @Test
  void catchesAPointWithATimeOfItsOwnClock() {
    Collector ahead =
        out ->
            out.record(
                new MetricPoint(
                    LOAD,
                    Attributes.EMPTY,
                    new MetricValue.Gauge(1),
                    out.time().plusSeconds(3600)));
    assertCaught(that(ahead)::asksOnlyTheContextForTheTime, "test.load has the time");
  }

  @Test
  void catchesACollectorThatSeesNothing() {
    assertCaught(that(_ -> {})::seesSomething, "signals of 6 runs");
  }

  @Test
  void catchesAThreadOfTheContextThatStays() {
    Maker leaking =
        (_, context) -> out -> context.threads().newThread(() -> sleepTwice(out)).start();
    assertCaught(new Wrong(directory, leaking)::leavesNoThreadBehind, "context's factory");
  }

  private static void sleepTwice(Recorder out) {
    try {
      Thread.sleep(20_000);
    } catch (InterruptedException e) {
      out.gauge(LOAD, 1);
    }
  }

  @Test
  void catchesASecretInALogLine() {
    Maker talkative =
        (settings, context) ->
            out -> context.logger().debug("Logging in with {}", settings.password().reveal());
    assertCaught(new Wrong(directory, talkative)::showsNoSecret, "Logging in with planted-1");
  }

  @Test
  void catchesASecretInASignalOrAProblem() {
    Maker inEvent =
        (settings, _) ->
            out ->
                out.event(
                    "login", Severity.INFO, "as " + settings.password().reveal(), Attributes.EMPTY);
    Maker inProblem =
        (settings, _) -> out -> out.problem("login", "as " + settings.password().reveal());

    assertCaught(new Wrong(directory, inEvent)::showsNoSecret, "planted-1");
    assertCaught(new Wrong(directory, inProblem)::showsNoSecret, "planted-1");
  }

  @Test
  void catchesASecretInTheCauseOfAFailure() {
    Maker failing =
        (settings, _) ->
            _ -> {
              throw new IllegalStateException(
                  "refused", new IllegalArgumentException(settings.password().reveal()));
            };
    assertCaught(new Wrong(directory, failing)::showsNoSecretWhenItFails, "planted-1");
  }

  @Test
  void catchesACloseThatCantComeTwice() {
    Collector once =
        new Collector() {
          private @Nullable String held = "something";

          @Override
          public void collect(Recorder out) {}

          @Override
          public void close() {
            if (held == null) {
              throw new IllegalStateException("closed already");
            }
            held = null;
          }
        };
    assertCaught(that(once)::closesMoreThanOnceAndWithoutARun, "closed already");
  }
}
