package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.signal.SignalKind;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.sink.SinkProfile;
import org.workloadmonitor.api.sink.Temporality;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.cloudwatch.service.Fault;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;

/** What the sink as a whole does with its configuration. */
class CloudWatchSinkTest {

  private static final MetricDescriptor GAUGE = MetricDescriptor.gauge("test.size", "By", "x");

  @TempDir Path directory;

  private TestContext context = new TestContext(Path.of(""));

  @RegisterExtension private final LocalAws aws = new LocalAws(() -> context.clock().instant());

  private Sink sink(Configs configs) {
    context = new TestContext(directory);
    return new CloudWatchSinkFactory().create(configs.build(), context);
  }

  @Test
  void asksForIncreasesInWindowsAndForEventsIfThereIsALogGroup() throws Exception {
    Configs configs = aws.configs();
    configs.aggregationWindow = Duration.ofSeconds(10);
    try (Sink sink = sink(configs)) {
      SinkProfile profile = sink.profile();
      assertThat(profile.signals()).containsExactly(SignalKind.METRIC);
      assertThat(profile.temporality()).isEqualTo(Temporality.DELTA);
      assertThat(profile.aggregationWindow()).contains(Duration.ofSeconds(10));
    }
    configs.logGroup = Optional.of("/workload/events");
    try (Sink sink = sink(configs)) {
      assertThat(sink.profile().signals())
          .containsExactlyInAnyOrder(SignalKind.METRIC, SignalKind.EVENT);
      assertThat(sink.destination()).contains("Workload/*", "/workload/events");
    }
  }

  @Test
  void isMadeWithoutARequest() throws Exception {
    aws.service().stop();
    try (Sink sink = sink(aws.configs())) {
      assertThat(sink.destination()).contains(aws.service().endpoint().toString());
    }
    aws.service().restart();
    assertThat(aws.service().journal().exchanges()).isEmpty();
  }

  @Test
  void isNotMadeWhereNothingCouldEverSayTheRegion() {
    Configs configs = aws.configs();
    configs.region = Optional.empty();
    aws.clear("aws.region");
    assumeTrue(System.getenv("AWS_REGION") == null);

    assertThatThrownBy(() -> sink(configs))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.key()).isEqualTo("region"));
  }

  @Test
  void findsTheRegionInAProfile() throws Exception {
    aws.profiles(
        directory.resolve("credentials"),
        """
        [other]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        region = eu-west-1
        """
            .formatted(LocalAws.KEY.id(), LocalAws.KEY.secret()));
    Configs configs = aws.configs();
    configs.region = Optional.empty();
    configs.profile = Optional.of("other");
    assumeTrue(System.getenv("AWS_REGION") == null);

    try (Sink sink = sink(configs)) {
      assertThat(write(sink, point("web", 1))).allMatch(Outcome.Delivered.class::isInstance);
    }
  }

  @Test
  void aProfileThatIsMissingIsNamed() throws Exception {
    Configs configs = aws.configs();
    configs.profile = Optional.of("nobody");
    try (Sink sink = sink(configs)) {
      assertThat(write(sink, point("web", 1)).getFirst())
          .isInstanceOfSatisfying(
              Outcome.Retry.class, retry -> assertThat(retry.reason()).contains("'nobody'"));
    }
  }

  @Test
  void tagsThatAreNamedAreDimensions() throws Exception {
    Configs configs = aws.configs();
    configs.dimensionsFromTags = List.of("Environment");
    try (Sink sink = sink(configs)) {
      write(sink, point("web", 1));
    }
    assertThat(data().getFirst().dimensions())
        .containsEntry("Environment", "production")
        .containsEntry("ComponentId", "web")
        .containsEntry("ComponentType", "compute");
  }

  @Test
  void highResolutionIsAsked() throws Exception {
    Configs configs = aws.configs();
    configs.highResolution = true;
    configs.aggregationWindow = Duration.ofSeconds(1);
    try (Sink sink = sink(configs)) {
      write(sink, point("web", 1));
    }
    assertThat(data().getFirst().storageResolution()).isEqualTo(1);
  }

  @Test
  void whatIsBeyondTheBudgetIsRejectedAndCounted() throws Exception {
    Configs configs = aws.configs();
    configs.maxMetrics = Optional.of(2);
    try (Sink sink = sink(configs)) {
      Item[] points = {point("a", 1), point("b", 2), point("c", 3)};
      for (int i = 0; i < 3; i++) {
        List<Outcome> outcomes = write(sink, points);
        assertThat(outcomes.subList(0, 2)).allMatch(Outcome.Delivered.class::isInstance);
        assertThat(outcomes.get(2))
            .isInstanceOfSatisfying(
                Outcome.Rejected.class,
                rejected -> assertThat(rejected.reason()).contains("max_metrics"));
      }
      RecordingRecorder out = new RecordingRecorder(context.clock());
      sink.observe(out);
      assertThat(out.value("workload.cloudwatch.over_budget")).isEqualTo(3);
      assertThat(out.value("workload.cloudwatch.metrics")).isEqualTo(2);
      assertThat(out.value("workload.cloudwatch.requests")).isEqualTo(3);
    }
    assertThat(data()).hasSize(6);
  }

  @Test
  void theBudgetIsRememberedOverARestart() throws Exception {
    Configs configs = aws.configs();
    configs.maxMetrics = Optional.of(1);
    try (Sink sink = sink(configs)) {
      write(sink, point("a", 1));
    }
    try (Sink sink = sink(configs)) {
      assertThat(write(sink, point("b", 1))).allMatch(Outcome.Rejected.class::isInstance);
      assertThat(write(sink, point("a", 1))).allMatch(Outcome.Delivered.class::isInstance);
    }
  }

  @Test
  void saysWhatItLeftOut() throws Exception {
    Attributes.Builder many = Attributes.builder();
    for (int i = 0; i < 40; i++) {
      many.put("a" + i, "x");
    }
    try (Sink sink = sink(aws.configs())) {
      write(sink, item("web", many.build(), new MetricValue.Gauge(1)));
      RecordingRecorder out = new RecordingRecorder(context.clock());
      sink.observe(out);
      assertThat(out.value("workload.cloudwatch.dimensions.left_out")).isEqualTo(13);
    }
    assertThat(data().getFirst().dimensions()).hasSize(30);
  }

  @Test
  void twoSeriesThatWouldBeOneMetricDoNotMingle() throws Exception {
    Item text = item("web", Attributes.builder().put("port", "80").build(), gauge(1));
    Item number = item("web", Attributes.builder().put("port", 80L).build(), gauge(2));
    try (Sink sink = sink(aws.configs())) {
      assertThat(write(sink, text, number))
          .hasExactlyElementsOfTypes(Outcome.Delivered.class, Outcome.Rejected.class);
    }
  }

  @Test
  void eachNamespaceHasARequestOfItsOwnWhateverTheOrder() throws Exception {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      String type = List.of("compute", "database", "application").get(i % 3);
      items.add(
          new Item(
              new Component("c" + i, "c", type, Map.of()),
              new MetricPoint(GAUGE, Attributes.EMPTY, gauge(i), now())));
    }
    try (Sink sink = sink(aws.configs())) {
      assertThat(write(sink, items.toArray(Item[]::new)))
          .allMatch(Outcome.Delivered.class::isInstance);
    }
    assertThat(aws.service().journal().exchanges())
        .hasSize(3)
        .allMatch(exchange -> exchange.data().size() == 300);
  }

  @Test
  void aWriteThatIsInterruptedSaysWhatIsKnown() throws Exception {
    aws.service().faults().next(Fault.none(), Fault.silentWhenTaken());
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      items.add(point("web" + i, i));
    }
    try (Sink sink = sink(aws.configs())) {
      AtomicReference<List<Outcome>> outcomes = new AtomicReference<>(List.of());
      CountDownLatch ended = new CountDownLatch(1);
      Thread writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      outcomes.set(sink.write(new Batch(items)).outcomes());
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    } finally {
                      ended.countDown();
                    }
                  });
      aws.service().journal().await(journal -> journal.exchanges().size() == 2);
      writer.interrupt();
      ended.await();

      assertThat(outcomes.get())
          .as("both were sent, so neither is known not to have arrived")
          .hasSize(2_000)
          .noneMatch(Outcome.Retry.class::isInstance)
          .filteredOn(Outcome.Unconfirmed.class::isInstance)
          .hasSizeGreaterThanOrEqualTo(1_000);
    }
  }

  @Test
  void aWriteThatIsInterruptedBeforeItBeginsSendsNothing() throws Exception {
    try (Sink sink = sink(aws.configs())) {
      Thread.currentThread().interrupt();
      List<Outcome> outcomes = write(sink, point("web", 1));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcomes).allMatch(Outcome.Retry.class::isInstance);
    }
    assertThat(data()).isEmpty();
  }

  private List<Datum> data() {
    return aws.service().journal().data();
  }

  private Instant now() {
    return context.clock().instant();
  }

  private Item point(String component, double value) {
    return item(component, Attributes.EMPTY, gauge(value));
  }

  private static MetricValue gauge(double value) {
    return new MetricValue.Gauge(value);
  }

  private Item item(String component, Attributes attributes, MetricValue value) {
    return new Item(
        new Component(component, "Web", "compute", Map.of("Environment", "production")),
        new MetricPoint(GAUGE, attributes, value, now()));
  }

  private static List<Outcome> write(Sink sink, Item... items) throws Exception {
    return sink.write(new Batch(List.of(items))).outcomes();
  }
}
