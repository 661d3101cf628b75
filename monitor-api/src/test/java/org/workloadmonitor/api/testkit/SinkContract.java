package org.workloadmonitor.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.SinkPlan;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.JsonLine;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.sink.SinkProfile;

/**
 * What every sink keeps to. Extend it once for each type, give the factory and a configuration with
 * a target that takes what it gets, and override what differs.
 *
 * @param <C> the configuration record
 */
public abstract class SinkContract<C extends Record> {

  /** As many items as a test tries at most where the profile has no use for a limit. */
  private static final int MANY = 5_000;

  /** A directory of one test alone. */
  @TempDir protected Path temporaryDirectory;

  /** For subclasses. */
  protected SinkContract() {}

  /** The factory of the type under test. */
  protected abstract SinkFactory<C> factory();

  /**
   * A configuration whose target works. Called once or more for each test, each time for a target
   * that no other sink of the test holds; plant a {@link org.workloadmonitor.api.config.Secret}
   * wherever the record takes one.
   */
  protected abstract C config() throws Exception;

  /**
   * A configuration whose target accepts a write and never answers. Empty, the default, where the
   * sink can't wait for anything; the test is skipped then.
   */
  protected Optional<C> blockingConfig() throws Exception {
    return Optional.empty();
  }

  /**
   * Makes the target of {@link #config()} fail, until {@link #repairTarget()}.
   *
   * @return whether it does; the default is false, and the test is skipped then
   */
  protected boolean breakTarget() throws Exception {
    return false;
  }

  /** Ends what {@link #breakTarget()} began. */
  protected void repairTarget() throws Exception {}

  /**
   * What the agent offers to the instance.
   *
   * @param directory what {@link TestContext#directory()} shall be
   */
  protected TestContext context(Path directory) {
    return new TestContext(directory);
  }

  /** Whether a platform thread may outlive the instance: one that a library never ends. */
  protected boolean isTolerated(Thread thread) {
    return false;
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

  /** It says what it takes and where it delivers, and says the same again. */
  @Test
  public void saysWhatItTakesAndWhereItDelivers() throws Exception {
    try (Sink sink = create(config(), context(temporaryDirectory))) {
      SinkProfile profile = sink.profile();
      assertThat(sink.profile()).isEqualTo(profile);
      assertThat(sink.destination()).isNotBlank().doesNotContain("\n");
    }
  }

  /** Ordinary signals of every kind that it takes are delivered. */
  @Test
  public void deliversEveryKindThatItTakes() throws Exception {
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      List<Item> items = samples(sink, context).ordinary();
      assertThat(write(sink, items)).hasSize(items.size()).allMatch(this::isDelivered);
    }
  }

  /** A single item is a batch too. */
  @Test
  public void deliversSingleItems() throws Exception {
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      for (Item item : samples(sink, context).ordinary()) {
        assertThat(write(sink, List.of(item))).hasSize(1).allMatch(this::isDelivered);
      }
    }
  }

  /** A batch as large as the profile allows is delivered. */
  @Test
  public void deliversTheLargestBatch() throws Exception {
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      List<Item> items = largestBatch(sink.profile(), samples(sink, context));
      assertThat(write(sink, items)).hasSize(items.size()).allMatch(this::isDelivered);
    }
  }

  /** Whatever is legal gets an answer, and what follows it is delivered. */
  @Test
  public void answersForUnusualItems() throws Exception {
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      SampleSignals samples = samples(sink, context);
      assertThat(write(sink, samples.unusual()))
          .hasSameSizeAs(samples.unusual())
          .allMatch(outcome -> isDelivered(outcome) || outcome instanceof Outcome.Rejected);
      for (Item item : samples.unusual()) {
        assertThat(write(sink, List.of(item)))
            .as("the answer for %s", item)
            .hasSize(1)
            .allMatch(outcome -> isDelivered(outcome) || outcome instanceof Outcome.Rejected);
      }
      assertThat(write(sink, samples.ordinary())).allMatch(this::isDelivered);
    }
  }

  /** While its target fails nothing is called delivered; once it works again, all is. */
  @Test
  public void deliversAgainAfterAFailure() throws Exception {
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      List<Item> items = samples(sink, context).ordinary();
      assertThat(write(sink, items)).allMatch(this::isDelivered);
      assumeTrue(breakTarget(), "There is no breakTarget() to test with.");
      for (int again = 0; again < 3; again++) {
        assertThat(answerOrNothing(sink, items))
            .as("while the target fails")
            .noneMatch(this::isDelivered);
      }
      repairTarget();
      assertThat(write(sink, items)).as("after the repair").allMatch(this::isDelivered);
    }
  }

  /** As many writes at a time as the profile asks for get their answers. */
  @Test
  public void answersForWritesAtTheSameTime() throws Exception {
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      List<Item> items = samples(sink, context).ordinary();
      List<Run<Delivery>> runs = new ArrayList<>();
      for (int i = 0; i < Math.min(sink.profile().concurrentWrites(), 16); i++) {
        runs.add(Run.start(() -> sink.write(new Batch(items))));
      }
      for (Run<Delivery> run : runs) {
        assertThat(run.result().outcomes()).hasSize(items.size()).allMatch(this::isDelivered);
      }
    }
  }

  /** A write that is interrupted at once ends, and the next one is delivered. */
  @Test
  public void endsWhenItIsInterruptedAtOnce() throws Exception {
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      List<Item> items = samples(sink, context).ordinary();
      Run<Delivery> run =
          Run.start(
              () -> {
                Thread.currentThread().interrupt();
                return sink.write(new Batch(items));
              });
      run.awaitEnd();
      assertThat(write(sink, items)).as("the write after it").allMatch(this::isDelivered);
    }
  }

  /** A write that waits for an answer ends when it is interrupted. */
  @Test
  public void endsWhenItIsInterruptedWhileItWaits() throws Exception {
    Optional<C> blocking = blockingConfig();
    assumeTrue(blocking.isPresent(), "There is no blockingConfig() to test with.");
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(blocking.get(), context)) {
      List<Item> items = samples(sink, context).ordinary();
      Run<Delivery> run = Run.start(() -> sink.write(new Batch(items)));
      run.awaitBlocked();
      run.interrupt();
      run.awaitEnd();
    }
  }

  /** A sink that never wrote can be closed, and one that is closed can be closed again. */
  @Test
  public void closesMoreThanOnceAndWithoutAWrite() throws Exception {
    Sink sink = create(config(), context(temporaryDirectory));
    sink.close();
    assertThatCode(sink::close).as("the second close()").doesNotThrowAnyException();
  }

  /** After {@code close()} no thread is left. */
  @Test
  public void leavesNoThreadBehind() throws Exception {
    ThreadWatch watch = new ThreadWatch();
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config(), context)) {
      write(sink, samples(sink, context).ordinary());
    }
    assertThat(context.runningThreads()).as("threads made by the context's factory").isEmpty();
    assertThat(watch.left(this::isTolerated)).as("other threads").isEmpty();
  }

  /** No secret of the configuration is shown: in its text, the destination, a log line. */
  @Test
  public void showsNoSecret() throws Exception {
    C config = config();
    List<String> shown = new ArrayList<>();
    shown.add(config.toString());
    TestContext context = context(temporaryDirectory);
    try (Sink sink = create(config, context)) {
      shown.add(sink.destination());
      List<Item> items = samples(sink, context).ordinary();
      shown.add(write(sink, items).toString());
      if (breakTarget()) {
        shown.add(failure(sink, items));
        repairTarget();
      }
    }
    shown.addAll(context.logLines());
    List<String> secrets = Secrets.in(config);
    assertThat(shown)
        .as("what can be seen")
        .allSatisfy(text -> assertThat(Secrets.shown(secrets, text)).isEmpty());
  }

  /**
   * Trying out a configuration that works finds no fault and leaves nothing behind, also beside a
   * sink that runs with it.
   */
  @Test
  public void triesOutWhatWorks() throws Exception {
    C config = config();
    try (Sink running = create(config, context(temporaryDirectory))) {
      ThreadWatch watch = new ThreadWatch();
      TestContext context = context(temporaryDirectory);
      RecordingVerification found = verified(config, context);
      assertThat(found.failed()).as("what failed").isEmpty();
      assertThat(found.mistakes()).isEmpty();
      assertThat(context.runningThreads()).as("threads made by the context's factory").isEmpty();
      assertThat(watch.left(this::isTolerated)).as("other threads").isEmpty();
      List<Item> items = samples(running, context).ordinary();
      assertThat(write(running, items)).as("the write after it").allMatch(this::isDelivered);
    }
  }

  /** While the target fails, trying it out ends all the same, and shows no secret. */
  @Test
  public void triesOutWhatFails() throws Exception {
    C config = config();
    try (Sink _ = create(config, context(temporaryDirectory))) {
      assumeTrue(breakTarget(), "There is no breakTarget() to test with.");
      TestContext context = context(temporaryDirectory);
      String shown = Run.told(() -> verified(config, context).toString()) + context.logLines();
      repairTarget();
      assertThat(Secrets.shown(Secrets.in(config), shown))
          .as("secrets in what can be seen: %s", shown)
          .isEmpty();
    }
  }

  private RecordingVerification verified(C config, TestContext context) throws Exception {
    RecordingVerification out = new RecordingVerification();
    boolean _ =
        Run.ended(
            () -> {
              factory().verify(config, context, out);
              return true;
            });
    return out;
  }

  /** Whatever there is to deliver, a plan for it adds up, and is the same again. */
  @Test
  public void plansWhatItWouldDeliver() throws Exception {
    C config = config();
    SampleSignals samples =
        new SampleSignals(EnumSet.allOf(SignalKind.class), new HandTurnedClock().instant());
    for (List<Item> items :
        List.of(List.<Item>of(), samples.ordinary(), samples.unusual(), samples.many(3_000))) {
      PlanRequest request = PlanRules.request(items);
      Optional<SinkPlan> plan = factory().plan(config, request);
      assertThat(factory().plan(config, request)).as("the second answer").isEqualTo(plan);
      assertThat(plan.map(PlanRules::mistakes).orElse(List.of())).as("%s", plan).isEmpty();
      assertThat(Secrets.shown(Secrets.in(config), plan.toString())).as("secrets").isEmpty();
    }
  }

  /** It names the rights that it needs in AWS, if any, and names the same again. */
  @Test
  public void namesTheRightsThatItNeeds() throws Exception {
    C config = config();
    assertThat(factory().permissions(config)).isEqualTo(factory().permissions(config));
  }

  private Sink create(C config, TestContext context) throws Exception {
    return factory().create(config, context);
  }

  private boolean isDelivered(Outcome outcome) {
    return outcome instanceof Outcome.Delivered;
  }

  private static SampleSignals samples(Sink sink, TestContext context) {
    return new SampleSignals(sink.profile().signals(), context.clock().instant());
  }

  private static List<Outcome> write(Sink sink, List<Item> items) throws Exception {
    return Run.ended(() -> sink.write(new Batch(items))).outcomes();
  }

  /** A sink may answer for each item or throw. */
  private static List<Outcome> answerOrNothing(Sink sink, List<Item> items) {
    try {
      return write(sink, items);
    } catch (Exception e) {
      return List.of();
    }
  }

  private static String failure(Sink sink, List<Item> items) {
    try {
      return write(sink, items).toString();
    } catch (Exception e) {
      return e.toString();
    }
  }

  private static List<Item> largestBatch(SinkProfile profile, SampleSignals samples) {
    List<Item> batch = new ArrayList<>();
    long bytes = 0;
    for (Item item : samples.many(Math.min(profile.maxItems(), MANY))) {
      bytes += JsonLine.of(item).length() + 1;
      if (bytes > profile.maxBytes()) {
        break;
      }
      batch.add(item);
    }
    return List.copyOf(batch);
  }
}
