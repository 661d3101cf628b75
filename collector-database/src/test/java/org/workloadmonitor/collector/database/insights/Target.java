package org.workloadmonitor.collector.database.insights;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.api.testkit.RecordingRecorder;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.collector.database.service.FakeInstance;
import org.workloadmonitor.collector.database.service.LocalRds;

/**
 * A local service for each test with one instance of PostgreSQL, and credentials for it where the
 * SDK looks first: in system properties. What this machine has in its environment and its home
 * directory makes no difference.
 */
final class Target implements BeforeEachCallback, AfterEachCallback {

  static final String NAME = "orders-prod";
  static final String RESOURCE = "db-ORDERS";

  private static final Path NOWHERE = Path.of("no-such-directory", "aws");

  private final Map<String, Optional<String>> before = new HashMap<>();
  private final HandTurnedClock clock;
  private Optional<LocalRds> service = Optional.empty();
  private Optional<FakeInstance> instance = Optional.empty();

  /** One whose clock stands 40 seconds after a full minute of about now. */
  Target() {
    clock = new HandTurnedClock(minute(Instant.now()).plusSeconds(40));
  }

  static Instant minute(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond() / 60 * 60);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    set("aws.accessKeyId", LocalRds.KEY_ID);
    set("aws.secretAccessKey", LocalRds.SECRET);
    set("aws.configFile", NOWHERE.toString());
    set("aws.sharedCredentialsFile", NOWHERE.toString());
    set("aws.disableEc2Metadata", "true");
    LocalRds started = LocalRds.start(clock);
    service = Optional.of(started);
    instance = Optional.of(started.add(NAME, RESOURCE, "aurora-postgresql").load(2.5));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    service.ifPresent(LocalRds::close);
    before.forEach(
        (key, value) ->
            value.ifPresentOrElse(
                text -> System.setProperty(key, text), () -> System.clearProperty(key)));
  }

  void set(String property, String value) {
    before.putIfAbsent(property, Optional.ofNullable(System.getProperty(property)));
    System.setProperty(property, value);
  }

  void clear(String property) {
    before.putIfAbsent(property, Optional.ofNullable(System.getProperty(property)));
    System.clearProperty(property);
  }

  LocalRds service() {
    return service.orElseThrow();
  }

  FakeInstance instance() {
    return instance.orElseThrow();
  }

  HandTurnedClock clock() {
    return clock;
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  /** The last full minute, 40 seconds ago when the test begins. */
  Instant minute() {
    return minute(clock.instant());
  }

  Configs configs() {
    return new Configs(service().endpoint());
  }

  /** A collector that keeps its state in a directory. */
  Collector open(Configs configs, Path directory) {
    return new PerformanceInsightsFactory().create(configs.build(), context(directory));
  }

  /** A context whose clock is the service's. */
  ClockedContext context(Path directory) {
    return new ClockedContext(new TestContext(directory), clock);
  }

  RecordingRecorder run(Collector collector) throws Exception {
    RecordingRecorder out = new RecordingRecorder(clock);
    collector.collect(out);
    return out;
  }

  /** The times of a metric's points, in the order in which they came. */
  static List<Instant> times(RecordingRecorder out, String metric) {
    return out.points(metric).stream().map(point -> point.timestamp()).toList();
  }
}
