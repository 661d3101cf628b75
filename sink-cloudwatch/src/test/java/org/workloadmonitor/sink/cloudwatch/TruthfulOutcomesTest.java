package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.service.Exchange;
import org.workloadmonitor.sink.cloudwatch.service.Fault;

/**
 * Whatever goes wrong, the sink says of each item what is true: what it calls delivered was taken
 * once in this write, what it calls a retry or rejected was not taken, and only of what it calls
 * unconfirmed may both be true.
 */
class TruthfulOutcomesTest {

  private static final Pattern NUMBER = Pattern.compile("number=(\\d+);");
  private static final int POINTS = 2_300;
  private static final int EVENTS = 50;
  private static final int WRITES = 40;

  /** {@code -Dseed=...} tries another order of faults. */
  private static final long SEED = Long.getLong("seed", 3);

  private static final List<Fault> FAULTS =
      List.of(
          Fault.throttled(),
          Fault.internalError(),
          Fault.unavailable(),
          Fault.unavailable(Duration.ofSeconds(1)),
          Fault.refused(403, "ExpiredToken", "Expired."),
          Fault.refused(413, "RequestEntityTooLarge", "Too large."),
          Fault.refused(400, "InvalidParameterValue", "Something is wrong."),
          Fault.resetUnread(),
          Fault.resetWhenTaken(),
          Fault.failedWhenTaken(),
          Fault.cutShort(0),
          Fault.cutShort(60),
          Fault.garbage(),
          Fault.page(200, "<html>Log in</html>"),
          Fault.page(502, "<html>Bad gateway</html>"),
          Fault.page(403, "<html>Forbidden</html>"));

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"QUERY", "JSON"})
  void eachOutcomeIsTrue(RequestFormat format) throws Exception {
    Configs configs = aws.configs();
    configs.requestFormat = format;
    configs.timeout = Duration.ofSeconds(25);
    configs.logGroup = Optional.of("/workload/events");
    configs.createLogGroup = true;
    try (Target target = new Target(configs, directory)) {
      List<Item> items = Target.both(target.points(POINTS), target.events(EVENTS));
      target.write(items);
      aws.service().faults().sometimes(0.4, new Random(SEED), FAULTS);
      for (int write = 0; write < WRITES; write++) {
        aws.service().journal().clear();
        List<Outcome> outcomes = target.write(items);
        Map<Integer, Integer> taken = taken();
        for (int i = 0; i < items.size(); i++) {
          assertTrue(outcomes.get(i), taken.getOrDefault(i, 0), "item " + i);
        }
      }
    }
  }

  private static void assertTrue(Outcome outcome, int taken, String which) {
    switch (outcome) {
      case Outcome.Delivered delivered -> assertThat(taken).as("%s: %s", which, outcome).isOne();
      case Outcome.Unconfirmed unconfirmed ->
          assertThat(taken).as("%s: %s", which, outcome).isLessThanOrEqualTo(1);
      case Outcome.Retry retry -> assertThat(taken).as("%s: %s", which, outcome).isZero();
      case Outcome.Rejected rejected -> assertThat(taken).as("%s: %s", which, outcome).isZero();
    }
  }

  /** How often each item was taken, by its place in the batch. */
  private Map<Integer, Integer> taken() {
    List<Integer> numbers = new ArrayList<>();
    for (Exchange exchange : aws.service().journal().exchanges()) {
      exchange.data().forEach(datum -> numbers.add((int) datum.sum()));
      exchange.events().forEach(event -> numbers.add(POINTS + number(event.message())));
    }
    Map<Integer, Integer> times = new HashMap<>();
    numbers.forEach(number -> times.merge(number, 1, Integer::sum));
    return times;
  }

  private static int number(String line) {
    Matcher matcher = NUMBER.matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
