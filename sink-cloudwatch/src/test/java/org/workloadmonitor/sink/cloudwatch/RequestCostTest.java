package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.service.Exchange;

/** How much is sent for a large estate: 500 hosts with 20 metrics each. */
class RequestCostTest {

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  @TempDir Path directory;

  @Test
  void tenThousandMetricsAreTenRequestsOfLessThan190Kilobytes() throws Exception {
    Configs configs = aws.configs();
    configs.requestFormat = RequestFormat.JSON;

    List<Exchange> exchanges = send(configs);

    assertThat(exchanges).hasSize(10).allMatch(exchange -> exchange.data().size() == 1_000);
    assertThat(exchanges.stream().mapToLong(Exchange::wireBytes).sum()).isLessThan(190_000);
  }

  @Test
  void theyAreTenRequestsInTheOlderProtocolToo() throws Exception {
    Configs configs = aws.configs();
    configs.requestFormat = RequestFormat.QUERY;

    assertThat(send(configs)).hasSize(10).allMatch(exchange -> exchange.data().size() == 1_000);
  }

  private List<Exchange> send(Configs configs) throws Exception {
    try (Target target = new Target(configs, directory)) {
      assertThat(target.write(estate())).allMatch(Outcome.Delivered.class::isInstance);
    }
    return aws.service().journal().exchanges();
  }

  private static List<Item> estate() {
    List<Item> items = new ArrayList<>();
    for (int host = 0; host < 500; host++) {
      Component component =
          new Component("web_server_%03d".formatted(host), "Web", "compute", Map.of());
      for (int metric = 0; metric < 20; metric++) {
        items.add(new Item(component, point(host, metric)));
      }
    }
    return items;
  }

  private static MetricPoint point(int host, int metric) {
    MetricDescriptor descriptor =
        MetricDescriptor.gauge("system.part%02d.utilization".formatted(metric), "1", "A share.");
    double value = ((host * 31 + metric * 17) % 1_000) / 1_000.0;
    return new MetricPoint(
        descriptor, Attributes.EMPTY, new MetricValue.Gauge(value), java.time.Instant.now());
  }
}
