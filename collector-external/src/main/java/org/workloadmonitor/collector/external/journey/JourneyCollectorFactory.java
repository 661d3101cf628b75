package org.workloadmonitor.collector.external.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.external.assertion.Assertion;
import org.workloadmonitor.collector.external.dns.DnsProbeType;
import org.workloadmonitor.collector.external.gate.Gate;
import org.workloadmonitor.collector.external.http.HttpConfig;
import org.workloadmonitor.collector.external.http.HttpProbeType;
import org.workloadmonitor.collector.external.icmp.IcmpProbeType;
import org.workloadmonitor.collector.external.mask.Mask;
import org.workloadmonitor.collector.external.probe.ProbeAttributes;
import org.workloadmonitor.collector.external.probe.ProbeType;
import org.workloadmonitor.collector.external.probe.Services;
import org.workloadmonitor.collector.external.tcp.TcpProbeType;
import org.workloadmonitor.collector.external.tls.TlsProbeType;

/**
 * Makes journeys.
 *
 * @param services what all probes share
 * @param whenInterrupted how long an interrupted run may go on to clean up
 */
public record JourneyCollectorFactory(Services services, Duration whenInterrupted)
    implements CollectorFactory<JourneyConfig> {

  private static final Duration INTERVAL = Duration.ofMinutes(5);

  /** What a run needs to end and to be told. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** For an agent that leaves an interrupted run behind after a second. */
  public JourneyCollectorFactory(Services services) {
    this(services, Duration.ofMillis(800));
  }

  @Override
  public String type() {
    return "journey";
  }

  @Override
  public String description() {
    return "Walks through steps in order, as a user does, and carries values from one to the next.";
  }

  @Override
  public Class<JourneyConfig> configType() {
    return JourneyConfig.class;
  }

  @Override
  public List<MetricDescriptor> metrics() {
    return JourneyMetrics.all();
  }

  @Override
  public Optional<Duration> interval(JourneyConfig config) {
    return Optional.of(INTERVAL);
  }

  @Override
  public Duration deadline(JourneyConfig config, Duration interval) {
    Duration needed =
        Gate.LONGEST_WAIT.plus(config.timeout()).plus(config.cleanupTimeout()).plus(MARGIN);
    Duration usual = CollectorFactory.super.deadline(config, interval);
    return needed.compareTo(usual) > 0 ? needed : usual;
  }

  @Override
  public Collector create(JourneyConfig config, ComponentContext context) throws Exception {
    CookieStore cookies = new CookieStore(context.clock());
    List<Step> steps = new ArrayList<>();
    try {
      for (int i = 0; i < config.steps().size(); i++) {
        StepConfig step = config.steps().get(i);
        steps.add(new Step(step, probe(step, i, cookies, context)));
      }
    } catch (Exception e) {
      steps.forEach(Step::close);
      throw e;
    }
    return new JourneyCollector(
        new Journey(
            config,
            List.copyOf(steps),
            cookies,
            secrets(config),
            services.gate(),
            series(config, context),
            context,
            whenInterrupted));
  }

  /** Its steps log in, buy and delete: none is tried alone. */
  @Override
  public void verify(JourneyConfig config, ComponentContext context, Verification out)
      throws Exception {
    create(config, context).close();
    out.untried("steps", "They may change something at their targets; 'monitor test' walks them.");
  }

  private StepProbe probe(StepConfig step, int index, CookieStore cookies, ComponentContext context)
      throws Exception {
    try {
      if (step.http().isPresent()) {
        HttpConfig http = step.http().get();
        return new HttpStep(
            HttpProbeType.probe(http, cookies, context, services),
            needsBody(step),
            new UrlPlaces(http.url().reveal()));
      }
      if (step.tcp().isPresent()) {
        return new TcpStep(TcpProbeType.probe(step.tcp().get(), context, services));
      }
      if (step.tls().isPresent()) {
        return plain(new TlsProbeType(), step.tls().get(), context);
      }
      return step.dns().isPresent()
          ? plain(new DnsProbeType(), step.dns().get(), context)
          : plain(new IcmpProbeType(), step.icmp().orElseThrow(), context);
    } catch (ConfigurationException e) {
      throw new ConfigurationException(
          "steps.%d.%s".formatted(index, e.key()),
          "In the step '%s': %s".formatted(step.name(), e.getMessage()));
    }
  }

  private <C extends Record> StepProbe plain(ProbeType<C> type, C config, ComponentContext context)
      throws Exception {
    return new PlainStep(type.type(), type.create(config, context, services));
  }

  private static boolean needsBody(StepConfig step) {
    return step.assertions().stream().anyMatch(Assertion::needsBody)
        || step.extract().values().stream().anyMatch(Extraction::needsBody);
  }

  private static Mask secrets(JourneyConfig config) {
    Mask mask = new Mask();
    for (StepConfig step : config.steps()) {
      step.http().stream()
          .flatMap(http -> http.secrets().stream())
          .filter(secret -> Template.names(secret.reveal()).isEmpty())
          .forEach(secret -> mask.hide(secret.reveal()));
    }
    return mask;
  }

  private static Attributes series(JourneyConfig config, ComponentContext context) {
    Attributes.Builder series = Attributes.builder();
    config.name().ifPresent(name -> series.put(JourneyMetrics.JOURNEY, name));
    context
        .agent()
        .location()
        .filter(place -> !place.isBlank())
        .ifPresent(place -> series.put(ProbeAttributes.LOCATION, place));
    return series.build();
  }
}
