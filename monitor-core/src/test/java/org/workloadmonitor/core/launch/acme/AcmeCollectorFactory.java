package org.workloadmonitor.core.launch.acme;

import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.Severity;

/** Watches nothing, in the way that it is told. */
final class AcmeCollectorFactory implements CollectorFactory<AcmeCollectorFactory.Config> {

  static final MetricDescriptor LEVEL =
      MetricDescriptor.gauge("acme.level", "1", "How full each tank is.");
  static final MetricDescriptor RATE =
      MetricDescriptor.gauge("acme.rate", "{drop}/s", "Known from the second look on.");
  static final MetricDescriptor SIZE =
      MetricDescriptor.histogram("acme.drop.size", "By", "Two drops each time.");

  /** What a run does. */
  public enum Mode {
    WORKS,
    FAILS,
    WORKS_IN_PART
  }

  /** What trying it out does. */
  public enum Trying {
    PASSES,
    FAILS,
    THROWS,
    FINDS_A_MISTAKE,
    HANGS,
    SAYS_NOTHING
  }

  /** The block of the configuration. */
  public record Config(
      @Default("2") int tanks, @Default("works") Mode mode, @Default("passes") Trying trying) {}

  @Override
  public String type() {
    return "acme";
  }

  @Override
  public String description() {
    return "Watches nothing much.";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return List.of(LEVEL, RATE, SIZE);
  }

  @Override
  public List<IamStatement> permissions(Config config) {
    return List.of(IamStatement.allow("rds:DescribeDBInstances"));
  }

  @Override
  public Optional<String> grants(Config config, Optional<String> serverVersion) {
    return switch (serverVersion.orElse("2")) {
      case "1" -> Optional.of("GRANT bucket TO monitor;\n");
      case "2" -> Optional.of("GRANT pump TO monitor;\n");
      default -> throw new ConfigurationException("There is no such well. There are 1 and 2.");
    };
  }

  @Override
  public Collector create(Config config, ComponentContext context) {
    return new Collector() {
      private boolean looked;

      @Override
      public void collect(Recorder out) {
        if (config.mode() == Mode.FAILS) {
          throw new IllegalStateException("the well is dry, password=hunter2");
        }
        for (int tank = 0; tank < config.tanks(); tank++) {
          out.gauge(LEVEL, 1, Attributes.of("acme.tank", "tank-" + tank));
        }
        out.sample(SIZE, 10);
        out.sample(SIZE, 20);
        if (looked) {
          out.gauge(RATE, 7);
        }
        looked = true;
        if (config.mode() == Mode.WORKS_IN_PART) {
          out.problem("pump", "The pump does not answer.");
        }
        out.event("acme.looked", Severity.INFO, "Somebody looked.", Attributes.EMPTY);
      }
    };
  }

  @Override
  public void verify(Config config, ComponentContext context, Verification out) throws Exception {
    switch (config.trying()) {
      case PASSES -> out.passed("connection");
      case FAILS -> out.failed("connection", "The well does not answer. Open it.");
      case THROWS -> throw new IllegalStateException("the bucket has a hole");
      case FINDS_A_MISTAKE -> throw new ConfigurationException("tanks", "There are not that many.");
      case HANGS -> {
        out.passed("connection");
        context.threads();
        Thread.sleep(Long.MAX_VALUE);
      }
      case SAYS_NOTHING -> {}
    }
  }
}
