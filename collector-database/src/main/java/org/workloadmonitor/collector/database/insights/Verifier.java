package org.workloadmonitor.collector.database.insights;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.collector.database.insights.aws.AwsClients;
import org.workloadmonitor.collector.database.insights.aws.InsightsException;
import org.workloadmonitor.collector.database.insights.counter.AvailableCounters;
import org.workloadmonitor.collector.database.insights.counter.CounterName;
import org.workloadmonitor.collector.database.insights.progress.Window;

/** Tries region, credentials, instance, rights and the names of counter metrics. */
final class Verifier {

  private static final String INSTANCE = "instance";
  private static final String LOAD = "right to read the load";
  private static final String COUNTERS = "counter metrics";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final PerformanceInsightsConfig config;
  private final Verification out;
  private final Instant now;
  private final String version;

  Verifier(PerformanceInsightsConfig config, ComponentContext context, Verification out) {
    this.config = config;
    this.out = out;
    this.now = context.clock().instant().truncatedTo(ChronoUnit.MINUTES);
    this.version = context.agent().version();
  }

  void verify() throws InterruptedException {
    Duration timeout = config.timeout().compareTo(PATIENCE) < 0 ? config.timeout() : PATIENCE;
    try (AwsClients aws =
        new AwsClients(config.aws().withTimeout(timeout), version, new AtomicLong())) {
      out.passed("region " + aws.region());
      verifyInstance(aws);
    } catch (InsightsException e) {
      out.failed("region", e.advice());
    }
  }

  private void verifyInstance(AwsClients aws) throws InterruptedException {
    try {
      Instance instance = new InstanceLookup(config).find(aws, now);
      if (config.engine().isEmpty()) {
        out.passed(
            "instance %s (%s, %s)"
                .formatted(instance.label(), instance.engine().name(), instance.resourceId()));
      }
      verifyLoad(aws, instance);
    } catch (InsightsException e) {
      out.failed(INSTANCE, e.advice());
      out.untried(LOAD, "The instance has to be found first.");
    }
  }

  private void verifyLoad(AwsClients aws, Instance instance) throws InterruptedException {
    Window window = new Window(now.minus(Duration.ofMinutes(5)), now);
    int[] points = {0};
    try {
      new Questions(config, instance, List.of())
          .ask(aws, window, series -> points[0] += series.dataPoints().size());
      out.passed(LOAD);
      if (points[0] == 0) {
        out.untried(
            "points of the load",
            "There is none of the last five minutes: is the instance running, and Performance"
                + " Insights on for longer than that?");
      }
    } catch (InsightsException e) {
      out.failed(LOAD, e.advice());
    }
    if (!config.counters().isEmpty()) {
      verifyCounters(aws, instance);
    }
  }

  private void verifyCounters(AwsClients aws, Instance instance) throws InterruptedException {
    try {
      List<CounterName> wanted = config.counterNames();
      AvailableCounters available = AvailableCounters.ask(aws, instance.resourceId(), wanted);
      List<CounterName> unknown =
          wanted.stream().filter(name -> available.find(name).isEmpty()).toList();
      unknown.forEach(name -> out.failed(COUNTERS, available.advice(name)));
      if (unknown.isEmpty()) {
        out.passed(COUNTERS);
      }
    } catch (InsightsException e) {
      out.failed(COUNTERS, e.advice());
    }
  }
}
