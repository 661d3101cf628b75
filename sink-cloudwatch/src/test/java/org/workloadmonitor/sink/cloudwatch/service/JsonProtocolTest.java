package org.workloadmonitor.sink.cloudwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;

/** PutMetricData in JSON 1.0, which this version of the SDK does not speak. */
class JsonProtocolTest {

  private final AwsService service = AwsService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void takesEverythingThatADatumHas() throws Exception {
    Instant time = Instant.ofEpochMilli(System.currentTimeMillis() / 1000 * 1000 + 250);
    HttpResponse<String> answer =
        put(
            """
            { "Namespace": "n", "MetricData": [
                { "MetricName": "m", "Dimensions": [ { "Name": "a", "Value": "b\\"c" } ],
                  "Timestamp": %d.25, "Unit": "Percent", "StorageResolution": 1,
                  "Values": [1, 2.5e3], "Counts": [2, 1] },
                { "MetricName": "s", "StatisticValues":
                  { "SampleCount": 2, "Sum": 3, "Minimum": 1, "Maximum": 2 } } ] }
            """
                .formatted(time.getEpochSecond()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    assertThat(service.journal().data("m"))
        .containsExactly(
            new Datum(
                "n",
                "m",
                Map.of("a", "b\"c"),
                time,
                "Percent",
                1,
                List.of(1.0, 2500.0),
                List.of(2.0, 1.0),
                Optional.empty()));
    assertThat(service.journal().data("s"))
        .singleElement()
        .satisfies(d -> assertThat(d.sum()).isEqualTo(3));
  }

  @Test
  void namesErrorsAsTheModelDoes() throws Exception {
    HttpResponse<String> answer = put(datum("\"Value\": \"NaN\""));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"__type\":\"InvalidParameterValueException\"")
        .contains("The value NaN for parameter MetricData.member.1.Value is invalid.");
    assertThat(answer.headers().firstValue("x-amzn-query-error")).isEmpty();
  }

  @Test
  void namesErrorsAsTheQueryProtocolDoesForWhoWantsIt() throws Exception {
    HttpResponse<String> answer = request("{}").with("x-amzn-query-mode", "true").send();

    assertThat(answer.headers().firstValue("x-amzn-query-error"))
        .contains("MissingParameter;Sender");
    assertThat(answer.body()).contains("\"__type\":\"MissingRequiredParameterException\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Value\": \"1\"",
        "\"Value\": true",
        "\"Value\": 1, \"Unit\": 1",
        "\"Value\": 1, \"Timestamp\": \"2026-01-01T00:00:00Z\"",
        "\"Value\": 1, \"Dimensions\": [ { \"Name\": \"n\", \"Value\": 1 } ]",
        "\"Value\": 1, \"Valu\": \"x\"",
        "\"Value\": 1,"
      })
  void refusesAMemberOfAnotherTypeOrName(String member) throws Exception {
    HttpResponse<String> answer = put(datum(member));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("SerializationException");
    assertThat(service.journal().data()).isEmpty();
  }

  @Test
  void aFaultComesInItsWords() throws Exception {
    service.faults().next(Fault.throttled(), Fault.internalError());

    assertThat(put(datum("\"Value\": 1")).body()).contains("\"__type\":\"ThrottlingException\"");
    assertThat(put(datum("\"Value\": 1")).body()).contains("\"__type\":\"InternalServiceFault\"");
  }

  @Test
  void whoIsUnknownHearsItInItsWords() throws Exception {
    service.account().delete(service.key());

    HttpResponse<String> answer = put(datum("\"Value\": 1"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"__type\":\"UnrecognizedClientException\"");
  }

  private static String datum(String members) {
    return "{ \"Namespace\": \"n\", \"MetricData\": [ { \"MetricName\": \"m\", "
        + members
        + " } ] }";
  }

  private HttpResponse<String> put(String body) throws Exception {
    return request(body).send();
  }

  private RawRequest request(String body) {
    return RawRequest.to(service, body)
        .with("Content-Type", "application/x-amz-json-1.0")
        .with("X-Amz-Target", "GraniteServiceVersion20100801.PutMetricData");
  }
}
