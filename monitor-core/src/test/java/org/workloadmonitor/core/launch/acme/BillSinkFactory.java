package org.workloadmonitor.core.launch.acme;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.plan.ComponentPlan;
import org.workloadmonitor.api.plan.CostLine;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.api.plan.PlanRequest;
import org.workloadmonitor.api.plan.PlannedSeries;
import org.workloadmonitor.api.plan.SinkPlan;

/** A sink whose every series costs one dollar a month, and its requests nothing. */
final class BillSinkFactory implements SinkFactory<BillSinkFactory.Config> {

  /** What planning does. */
  public enum Planning {
    WORKS,
    THROWS,
    FINDS_A_MISTAKE
  }

  /** The block of the configuration. */
  public record Config(@Default("works") Planning planning, Optional<String> group) {}

  @Override
  public String type() {
    return "bill";
  }

  @Override
  public String description() {
    return "Takes everything for money.";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Sink create(Config config, PluginContext context) {
    throw new IllegalStateException("No command of these tests may open a sink.");
  }

  @Override
  public List<IamStatement> permissions(Config config) {
    if (config.planning() == Planning.FINDS_A_MISTAKE) {
      throw new ConfigurationException("group", "There is no such group.");
    }
    IamStatement put = IamStatement.allow("logs:PutLogEvents");
    return config
        .group()
        .map(group -> List.of(put.on("arn:aws:logs:*:*:log-group:" + group)))
        .orElse(List.of());
  }

  @Override
  public Optional<SinkPlan> plan(Config config, PlanRequest request) {
    switch (config.planning()) {
      case THROWS -> throw new IllegalStateException("no price today");
      case FINDS_A_MISTAKE -> throw new ConfigurationException("group", "There is no such group.");
      case WORKS -> {}
    }
    Map<Component, Long> series = new LinkedHashMap<>();
    request.series().forEach(each -> series.merge(each.component(), 1L, Long::sum));
    List<ComponentPlan> components =
        series.entrySet().stream()
            .map(
                each ->
                    new ComponentPlan(
                        each.getKey(),
                        each.getValue(),
                        BigDecimal.TEN,
                        BigDecimal.valueOf(each.getValue())))
            .toList();
    long metrics = request.series().size();
    return Optional.of(
        new SinkPlan(
            components,
            10L * components.size(),
            List.of(new CostLine("series", BigDecimal.valueOf(metrics), BigDecimal.ONE)),
            Currency.getInstance("USD"),
            request.series().stream()
                .filter(each -> each.metric().name().startsWith("acme."))
                .sorted(Comparator.comparing(each -> each.metric().name()))
                .map(BillSinkFactory::words)
                .toList(),
            List.of()));
  }

  private static String words(PlannedSeries series) {
    return "%s%s %d each %s."
        .formatted(
            series.metric().name(), series.attributes(), series.pointsPerRun(), series.interval());
  }
}
