package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.MetricValue;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** What the service takes from the sink is what it takes from the SDK's own client. */
class SameAsTheSdkTest {

  private static final Component COMPONENT =
      new Component("orders \"db\" & more=1", "Orders", "database", Map.of());

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  @TempDir Path directory;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @ParameterizedTest
  @EnumSource(
      value = RequestFormat.class,
      names = {"JSON", "QUERY"})
  void inEachFormat(RequestFormat format) throws Exception {
    Configs configs = aws.configs();
    configs.requestFormat = format;
    try (Target target = new Target(configs, directory)) {
      assertThat(target.write(items())).allMatch(Outcome.Delivered.class::isInstance);
    }
    var ours = aws.service().journal().data();
    aws.service().journal().clear();

    bySdk();

    assertThat(ours).hasSize(2).containsExactlyElementsOf(aws.service().journal().data());
  }

  private List<Item> items() {
    MetricDescriptor size = MetricDescriptor.counter("db.size_of_all/it", "By", "x");
    MetricDescriptor time = MetricDescriptor.histogram("db.query.duration", "s", "x");
    return List.of(
        item(
            size,
            Attributes.of("db.name", "a+b c%20/ü"),
            new MetricValue.Counter(17, now.minusSeconds(60))),
        item(
            time,
            Attributes.EMPTY,
            new MetricValue.Samples(
                List.of(0.125, 0.25, 1e-7, 1e300 / 1e299, 123456.789),
                List.of(1L, 2L, 3L, 4L, 5L),
                now)));
  }

  private Item item(MetricDescriptor metric, Attributes attributes, MetricValue value) {
    return new Item(COMPONENT, new MetricPoint(metric, attributes, value, now));
  }

  private void bySdk() {
    Dimension id = Dimension.builder().name("ComponentId").value("orders \"db\" & more=1").build();
    Dimension type = Dimension.builder().name("ComponentType").value("database").build();
    Dimension name = Dimension.builder().name("db.name").value("a+b c%20/\\u00fc").build();
    MetricDatum size =
        MetricDatum.builder()
            .metricName("DbSize_Of_All/It")
            .dimensions(id, type, name)
            .timestamp(now)
            .value(17.0)
            .unit(StandardUnit.BYTES)
            .build();
    MetricDatum time =
        MetricDatum.builder()
            .metricName("DbQueryDuration")
            .dimensions(id, type)
            .timestamp(now)
            .values(1e-7, 0.125, 0.25, 1e300 / 1e299, 123456.789)
            .counts(3.0, 1.0, 2.0, 4.0, 5.0)
            .unit(StandardUnit.SECONDS)
            .build();
    try (CloudWatchClient client =
        CloudWatchClient.builder()
            .endpointOverride(aws.service().endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(LocalAws.KEY.id(), LocalAws.KEY.secret())))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      client.putMetricData(r -> r.namespace("Workload/Database").metricData(size, time));
    }
  }
}
