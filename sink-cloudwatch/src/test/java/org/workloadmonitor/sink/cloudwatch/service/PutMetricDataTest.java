package org.workloadmonitor.sink.cloudwatch.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.testkit.HandTurnedClock;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** PutMetricData, asked by the SDK. */
class PutMetricDataTest {

  private static final String VALUE = "InvalidParameterValue";
  private static final String MISSING = "MissingParameter";
  private static final String COMBINATION = "InvalidParameterCombination";

  private final HandTurnedClock clock = new HandTurnedClock();
  private final AwsService service = AwsService.start(Settings.standard().by(clock));
  private CloudWatchClient client;

  @BeforeEach
  void connect() {
    client = Clients.metrics(service);
  }

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void takesAValueWithItsDimensions() {
    Instant time = clock.instant().minusSeconds(30);
    put(
        datum("CPUUtilization")
            .dimensions(dimension("ComponentId", "a & b=ü".replace("ü", "u")))
            .value(12.5)
            .unit(StandardUnit.PERCENT)
            .storageResolution(1)
            .timestamp(time)
            .build());

    assertThat(service.journal().data())
        .containsExactly(
            new Datum(
                "Workload/Test",
                "CPUUtilization",
                Map.of("ComponentId", "a & b=u"),
                time,
                "Percent",
                1,
                List.of(12.5),
                List.of(1.0),
                java.util.Optional.empty()));
  }

  @Test
  void addsUpValuesWithTheirCounts() {
    put(datum("m").values(1.0, 2.5).counts(3.0, 2.0).build());

    assertThat(service.journal().data())
        .singleElement()
        .satisfies(
            datum -> {
              assertThat(datum.sampleCount()).isEqualTo(5);
              assertThat(datum.sum()).isEqualTo(8);
            });
  }

  @Test
  void takesStatistics() {
    put(datum("m").statisticValues(statistics().build()).build());

    assertThat(service.journal().data())
        .singleElement()
        .satisfies(datum -> assertThat(datum.sum()).isEqualTo(6));
  }

  @Test
  void unpacksAndMeasuresACompressedRequest() {
    put(many(1_000));

    assertThat(service.journal().data()).hasSize(1_000);
    assertThat(service.journal().exchanges())
        .singleElement()
        .satisfies(
            exchange -> {
              assertThat(exchange.bytes()).isGreaterThan(50_000);
              assertThat(exchange.wireBytes()).isLessThan(exchange.bytes() / 5);
            });
  }

  @Test
  void refusesMoreThanAThousandMetrics() {
    assertThat(refusal(many(1_001)))
        .satisfies(is(VALUE, "The collection MetricData must not have a size greater than 1000."));
  }

  @Test
  void refusesMoreThanAMegabyte() {
    MetricDatum[] large = new MetricDatum[100];
    java.util.Arrays.fill(
        large,
        datum("m")
            .dimensions(
                IntStream.range(0, 10)
                    .mapToObj(i -> dimension("d" + i, "x".repeat(1_024)))
                    .toList())
            .value(1.0)
            .build());

    assertThat(refusal(large))
        .satisfies(is("RequestEntityTooLarge", "exceeded 1048576 bytes"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(413));
  }

  @Test
  void refusesAllOfARequestForOneBadDatumAndNamesEach() {
    CloudWatchException refusal =
        refusal(
            datum("good").value(1.0).build(),
            datum("bad").value(Double.NaN).build(),
            datum("good").value(1.0).build(),
            datum("bad").value(1e200).build());

    assertThat(refusal.awsErrorDetails().errorMessage().lines())
        .containsExactly(
            "The value NaN for parameter MetricData.member.2.Value is invalid.",
            "The value 1.0E200 for parameter MetricData.member.4.Value is invalid.");
    assertThat(service.journal().data()).isEmpty();
  }

  @Test
  void refusesARequestWithoutMetrics() {
    assertThat(refusal()).satisfies(is(MISSING, "The parameter MetricData is required."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS/EC2", ":n", "a;b", "ü", " "})
  void refusesANamespace(String namespace) {
    assertThat(refusalOf(namespace, datum("m").value(1.0).build()))
        .satisfies(is(VALUE, "Namespace"));
  }

  @Test
  void refusesANamespaceThatIsTooLong() {
    assertThat(refusalOf("n".repeat(256), datum("m").value(1.0).build()))
        .satisfies(is(VALUE, "Namespace must be shorter than 256"));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        bad(d -> d.metricName(null), MISSING, "MetricName is required"),
        bad(d -> d.metricName("n".repeat(256)), VALUE, "MetricName must be shorter than 256"),
        bad(d -> d.metricName("ü"), VALUE, "MetricName must contain only printable ASCII"),
        bad(d -> d.metricName(" "), VALUE, "MetricName must contain at least one non-white"),
        bad(d -> d.value(null), MISSING, "At least one of the parameters must be specified"),
        bad(d -> d.value(Double.POSITIVE_INFINITY), VALUE, "The value Infinity for parameter"),
        bad(d -> d.value(-Math.scalb(1.1, 360)), VALUE, "Value is invalid"),
        bad(d -> d.values(1.0), COMBINATION, "Value and MetricData.member.2.Values are mutually"),
        bad(d -> d.statisticValues(statistics().build()), COMBINATION, "mutually exclusive"),
        bad(d -> d.counts(1.0), COMBINATION, "Counts can only be used with Values"),
        bad(d -> d.value(null).values(1.0, 2.0).counts(1.0), VALUE, "must be of the same size"),
        bad(d -> d.value(null).values(1.0).counts(0.0), VALUE, "must hold positive numbers"),
        bad(
            d -> d.value(null).values(Collections.nCopies(151, 1.0)),
            VALUE,
            "Values must not have a size greater than 150"),
        bad(d -> d.value(null).values(Double.NaN), VALUE, "Values.member.1 is invalid"),
        bad(
            d -> d.value(null).statisticValues(statistics().sum(null).build()),
            MISSING,
            "StatisticValues.Sum is required"),
        bad(
            d -> d.value(null).statisticValues(statistics().minimum(9.0).build()),
            VALUE,
            "StatisticValues.Maximum must be greater than"),
        bad(d -> d.unit("Nanoseconds"), VALUE, "Unit must be a value in the set"),
        bad(d -> d.storageResolution(10), VALUE, "StorageResolution must be either 1 or 60"),
        bad(d -> d.dimensions(dimension("", "v")), MISSING, "Dimensions.member.1.Name is required"),
        bad(d -> d.dimensions(dimension("n", "")), MISSING, "Dimensions.member.1.Value is requi"),
        bad(d -> d.dimensions(dimension(":n", "v")), VALUE, "must not start with ':'"),
        bad(d -> d.dimensions(dimension("n", "\t")), VALUE, "only printable ASCII"),
        bad(d -> d.dimensions(dimension("n", "ü")), VALUE, "only printable ASCII"),
        bad(d -> d.dimensions(dimension("n", "  ")), VALUE, "at least one non-whitespace"),
        bad(d -> d.dimensions(dimension("n".repeat(256), "v")), VALUE, "shorter than 256"),
        bad(d -> d.dimensions(dimension("n", "v".repeat(1_025))), VALUE, "shorter than 1025"),
        bad(
            d -> d.dimensions(dimension("n", "v"), dimension("n", "w")),
            VALUE,
            "No metric may specify the same dimension name twice."),
        bad(
            d -> d.dimensions(dimensions(31)),
            VALUE,
            "The collection MetricData.member.2.Dimensions must not have a size greater than 30."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refusesADatum(Consumer<MetricDatum.Builder> mistake, String code, String message) {
    MetricDatum.Builder bad = datum("m").value(1.0);
    mistake.accept(bad);

    assertThat(refusal(datum("good").value(1.0).build(), bad.build()))
        .satisfies(is(code, message))
        .satisfies(is(code, "MetricData.member.2."));
    assertThat(service.journal().data()).isEmpty();
  }

  @Test
  void takesWhatIsJustWithinTheLimits() {
    put(
        datum("n".repeat(255)).value(Math.scalb(-1.0, 360)).build(),
        datum("m").value(0.0).timestamp(clock.instant().minus(Duration.ofDays(14))).build(),
        datum("m").value(0.0).timestamp(clock.instant().plus(Duration.ofHours(2))).build(),
        datum("m").value(0.0).dimensions(dimensions(30)).build(),
        datum("m").value(0.0).dimensions(dimension("n", "v".repeat(1_024))).build(),
        datum("m").values(Collections.nCopies(150, 1.0)).build());

    assertThat(service.journal().data()).hasSize(6);
  }

  @Test
  void refusesTimesOutsideItsWindow() {
    Instant old = clock.instant().minus(Duration.ofDays(14)).minusMillis(1);
    Instant early = clock.instant().plus(Duration.ofHours(2)).plusMillis(1);

    assertThat(refusal(datum("m").value(1.0).timestamp(old).build()))
        .satisfies(is(VALUE, "member.1.Timestamp must specify a time within the past two weeks."));
    assertThat(refusal(datum("m").value(1.0).timestamp(early).build()))
        .satisfies(is(VALUE, "no more than two hours in the future"));
  }

  private void put(MetricDatum... data) {
    client.putMetricData(request -> request.namespace("Workload/Test").metricData(data));
  }

  private CloudWatchException refusal(MetricDatum... data) {
    return refusalOf("Workload/Test", data);
  }

  private CloudWatchException refusalOf(String namespace, MetricDatum... data) {
    return catchThrowableOfType(
        CloudWatchException.class,
        () -> client.putMetricData(request -> request.namespace(namespace).metricData(data)));
  }

  private static Consumer<CloudWatchException> is(String code, String message) {
    return refusal -> {
      assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
      assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
      assertThat(refusal.requestId()).isNotBlank();
    };
  }

  private static Arguments bad(Consumer<MetricDatum.Builder> mistake, String code, String message) {
    return Arguments.of(mistake, code, message);
  }

  private static MetricDatum.Builder datum(String name) {
    return MetricDatum.builder().metricName(name);
  }

  private static MetricDatum[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> datum("metric").dimensions(dimension("i", "" + i)).value(1.0 * i).build())
        .toArray(MetricDatum[]::new);
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static List<Dimension> dimensions(int count) {
    return IntStream.range(0, count).mapToObj(i -> dimension("d" + i, "v")).toList();
  }

  private static StatisticSet.Builder statistics() {
    return StatisticSet.builder().sampleCount(3.0).sum(6.0).minimum(1.0).maximum(3.0);
  }
}
