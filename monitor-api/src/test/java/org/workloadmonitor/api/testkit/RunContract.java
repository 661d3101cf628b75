package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;

/** What collectors and health checks have in common. */
abstract class RunContract<C extends Record> {

  /** A directory of one test alone. */
  @TempDir protected Path temporaryDirectory;

  /** A collector or health check. */
  interface Subject extends AutoCloseable {
    void run(Recorder out) throws Exception;
  }

  /** The factory of the type under test. */
  protected abstract Factory<C> factory();

  /**
   * A configuration with which runs succeed. Called once or more for each test; plant a {@link
   * org.workloadmonitor.api.config.Secret} wherever the record takes one.
   */
  protected abstract C config() throws Exception;

  /**
   * A configuration whose runs wait for an answer that never comes: a server that accepts and says
   * nothing. Empty, the default, where the type can't wait for anything; the test is skipped then.
   */
  protected Optional<C> blockingConfig() throws Exception {
    return Optional.empty();
  }

  /**
   * A configuration with secrets whose runs fail: a server that refuses the password. Empty, the
   * default, where there can be none; the test is skipped then.
   */
  protected Optional<C> failingConfig() throws Exception {
    return Optional.empty();
  }

  /** Whether a metric that {@code metrics()} does not list may be emitted. The default is no. */
  protected boolean isDynamic(MetricDescriptor metric) {
    return false;
  }

  /**
   * What the agent offers to the instance. Override it for another component or interval.
   *
   * @param directory what {@link TestContext#directory()} shall be
   */
  protected TestContext context(Path directory) {
    return new TestContext(directory);
  }

  /** What passes between one run and the next. The default turns the clock by the interval. */
  protected void betweenRuns(TestContext context) throws Exception {
    context.advance(context.interval());
  }

  /** Whether a platform thread may outlive the instance: one that a library never ends. */
  protected boolean isTolerated(Thread thread) {
    return false;
  }

  abstract Subject create(C config, TestContext context) throws Exception;

  abstract void verify(C config, TestContext context, Verification out) throws Exception;

  abstract List<MetricDescriptor> metrics();

  /** Each metric is described once, with a sentence. */
  @Test
  public void describesEachMetricOnce() {
    assertThat(Descriptors.mistakes(metrics())).isEmpty();
  }

  /** The configuration record is one that the agent can bind and explain. */
  @Test
  public void hasAConfigurationThatTheAgentCanBind() throws Exception {
    assertThat(ConfigRules.broken(factory())).isEmpty();
    C config = config();
    assertThat(config).isInstanceOf(factory().configType());
    assertThat(Records.copy(config))
        .as("a record made from what the accessors say; a reload compares them")
        .isEqualTo(config)
        .hasSameHashCodeAs(config);
  }

  /** What is emitted is listed by {@code metrics()}, and described in the same words. */
  @Test
  public void emitsOnlyMetricsThatItDescribes() throws Exception {
    Map<String, MetricDescriptor> described =
        metrics().stream().collect(Collectors.toMap(MetricDescriptor::name, metric -> metric));
    for (MetricPoint point : history().points()) {
      MetricDescriptor emitted = point.descriptor();
      if (!isDynamic(emitted)) {
        assertThat(described.get(emitted.name()))
            .as("what metrics() says of %s", emitted.name())
            .isEqualTo(emitted);
      }
    }
  }

  /** No NaN, no blank attribute, no value of another kind, nothing after the run's end. */
  @Test
  public void emitsNothingThatTheAgentWouldLeaveOut() throws Exception {
    assertThat(history().rejections()).isEmpty();
  }

  /** A counter never falls, and its start stays where it is unless the counter was reset. */
  @Test
  public void keepsCountersCounting() throws Exception {
    assertThat(history().counterMistakes()).isEmpty();
  }

  /** Attributes don't make new series with every run: no times, ids or messages among them. */
  @Test
  public void keepsTheNumberOfSeriesBounded() throws Exception {
    assertThat(history().growingMetrics()).isEmpty();
  }

  /** The time comes from the context: no signal is younger than its clock. */
  @Test
  public void asksOnlyTheContextForTheTime() throws Exception {
    assertThat(history().fromTheFuture()).isEmpty();
  }

  /** A run that is interrupted at once ends. */
  @Test
  public void endsWhenItIsInterruptedAtOnce() throws Exception {
    endsAfterInterrupt(config(), false);
  }

  /** A run that waits for an answer ends when it is interrupted. */
  @Test
  public void endsWhenItIsInterruptedWhileItWaits() throws Exception {
    Optional<C> blocking = blockingConfig();
    assumeTrue(blocking.isPresent(), "There is no blockingConfig() to test with.");
    endsAfterInterrupt(blocking.get(), true);
  }

  private void endsAfterInterrupt(C config, boolean onceBlocked) throws Exception {
    try (Subject subject = create(config, context(temporaryDirectory))) {
      Recorder out = new RecordingRecorder(new HandTurnedClock());
      Run<Boolean> run =
          Run.start(
              () -> {
                subject.run(out);
                return true;
              });
      if (onceBlocked) {
        run.awaitBlocked();
      }
      run.interrupt();
      run.awaitEnd();
    }
  }

  /** An instance that never ran can be closed, and one that is closed can be closed again. */
  @Test
  public void closesMoreThanOnceAndWithoutARun() throws Exception {
    Subject subject = create(config(), context(temporaryDirectory));
    subject.close();
    assertThatCode(subject::close).as("the second close()").doesNotThrowAnyException();
  }

  /** After {@code close()} no thread is left and nothing is emitted any more. */
  @Test
  public void leavesNoThreadBehind() throws Exception {
    ThreadWatch watch = new ThreadWatch();
    TestContext context = context(temporaryDirectory);
    RecordingRecorder out = new RecordingRecorder(context.clock());
    try (Subject subject = create(config(), context)) {
      runOnce(subject, out);
    }
    assertThat(context.runningThreads()).as("threads made by the context's factory").isEmpty();
    assertThat(watch.left(this::isTolerated)).as("other threads").isEmpty();
    assertThat(out.rejections()).as("what came after the run").isEmpty();
  }

  /** Two instances of the same configuration don't get into each other's way. */
  @Test
  public void worksBesideAnotherInstance() throws Exception {
    TestContext context = context(temporaryDirectory);
    C config = config();
    try (Subject one = create(config, context);
        Subject two = create(config, context)) {
      runOnce(one, new RecordingRecorder(context.clock()));
      runOnce(two, new RecordingRecorder(context.clock()));
      runOnce(one, new RecordingRecorder(context.clock()));
    }
  }

  /** No secret of the configuration is shown: in its text, a log line, a signal, a problem. */
  @Test
  public void showsNoSecret() throws Exception {
    C config = config();
    List<String> shown = new ArrayList<>();
    shown.add(config.toString());
    TestContext context = context(temporaryDirectory);
    try (Subject subject = create(config, context)) {
      RecordingRecorder out = new RecordingRecorder(context.clock());
      runOnce(subject, out);
      out.signals().forEach(signal -> shown.add(signal.toString()));
      shown.add(out.problems().toString());
      shown.addAll(context.logLines());
    }
    List<String> secrets = Secrets.in(config);
    assertThat(shown)
        .as("what can be seen")
        .allSatisfy(text -> assertThat(Secrets.shown(secrets, text)).isEmpty());
  }

  /** With {@link #failingConfig()}, no exception, log line, signal or problem shows a secret. */
  @Test
  public void showsNoSecretWhenItFails() throws Exception {
    Optional<C> failing = failingConfig();
    assumeTrue(failing.isPresent(), "There is no failingConfig() to test with.");
    StringWriter shown = new StringWriter();
    TestContext context = context(temporaryDirectory);
    RecordingRecorder out = new RecordingRecorder(context.clock());
    try (Subject subject = create(failing.get(), context)) {
      runOnce(subject, out);
    } catch (Exception e) {
      e.printStackTrace(new PrintWriter(shown, true));
    }
    shown.append(String.join("\n", context.logLines()));
    shown.append(out.signals().toString()).append(out.problems().toString());
    assertThat(Secrets.shown(Secrets.in(failing.get()), shown.toString()))
        .as("secrets in what can be seen: %s", shown)
        .isEmpty();
  }

  /** Trying out a configuration that works finds no fault, and leaves nothing behind. */
  @Test
  public void triesOutWhatWorks() throws Exception {
    ThreadWatch watch = new ThreadWatch();
    TestContext context = context(temporaryDirectory);
    RecordingVerification found = new RecordingVerification();
    verifyOnce(config(), context, found);
    assertThat(found.failed()).as("what failed").isEmpty();
    assertThat(found.mistakes()).isEmpty();
    assertThat(context.runningThreads()).as("threads made by the context's factory").isEmpty();
    assertThat(watch.left(this::isTolerated)).as("other threads").isEmpty();
  }

  /** With {@link #failingConfig()}, trying it out ends all the same, and shows no secret. */
  @Test
  public void triesOutWhatFails() throws Exception {
    Optional<C> failing = failingConfig();
    assumeTrue(failing.isPresent(), "There is no failingConfig() to test with.");
    TestContext context = context(temporaryDirectory);
    RecordingVerification found = new RecordingVerification();
    String thrown =
        Run.told(
            () -> {
              verifyOnce(failing.get(), context, found);
              return "";
            });
    String shown = thrown + found + context.logLines();
    assertThat(Secrets.shown(Secrets.in(failing.get()), shown))
        .as("secrets in what can be seen: %s", shown)
        .isEmpty();
  }

  /** Trying out what never answers ends when it is interrupted. */
  @Test
  public void endsTryingWhenItIsInterrupted() throws Exception {
    Optional<C> blocking = blockingConfig();
    assumeTrue(blocking.isPresent(), "There is no blockingConfig() to test with.");
    TestContext context = context(temporaryDirectory);
    Run<Boolean> run =
        Run.start(
            () -> {
              Thread.currentThread().interrupt();
              verify(blocking.get(), context, new RecordingVerification());
              return true;
            });
    run.awaitEnd();
  }

  private void verifyOnce(C config, TestContext context, Verification out) throws Exception {
    boolean _ =
        Run.ended(
            () -> {
              verify(config, context, out);
              return true;
            });
  }

  /** It names the rights that it needs in AWS, if any, and names the same again. */
  @Test
  public void namesTheRightsThatItNeeds() throws Exception {
    C config = config();
    assertThat(factory().permissions(config)).isEqualTo(factory().permissions(config));
  }

  /** Runs several times, as far apart as {@link #betweenRuns} makes them. */
  final History history() throws Exception {
    History history = new History();
    TestContext context = context(temporaryDirectory);
    try (Subject subject = create(config(), context)) {
      for (int run = 0; run < History.RUNS; run++) {
        RecordingRecorder out = new RecordingRecorder(context.clock());
        runOnce(subject, out);
        history.add(out, context.clock().instant());
        betweenRuns(context);
      }
    }
    return history;
  }

  static void runOnce(Subject subject, RecordingRecorder out) throws Exception {
    boolean _ =
        Run.ended(
            () -> {
              subject.run(out);
              return true;
            });
    out.end();
  }
}
