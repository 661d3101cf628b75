package org.workloadmonitor.sink.cloudwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mistakes that no client of the SDK makes. */
class WireFormatTest {

  private static final String START = "Action=PutMetricData&Version=2010-08-01&Namespace=n";
  private static final String GOOD =
      START + "&MetricData.member.1.MetricName=m&MetricData.member.1.Value=1";

  private final AwsService service = AwsService.start();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void takesARequestThatIsRight() throws Exception {
    HttpResponse<String> answer = RawRequest.to(service, GOOD).send();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "<PutMetricDataResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">")
        .contains("<RequestId>" + answer.headers().firstValue("x-amzn-RequestId").orElseThrow());
    assertThat(service.journal().data("m")).hasSize(1);
  }

  @Test
  void refusesAParameterThatItDoesNotKnow() throws Exception {
    assertRefused(GOOD + "&MetricData.member.1.Valu=2", "Unknown parameter MetricData.member.1.Va");
  }

  @Test
  void refusesAGapInAList() throws Exception {
    assertRefused(
        GOOD + "&MetricData.member.3.MetricName=m&MetricData.member.3.Value=1", "a gap at 2");
  }

  @Test
  void refusesAParameterThatComesTwice() throws Exception {
    assertRefused(GOOD + "&MetricData.member.1.Value=2", "comes twice");
  }

  @Test
  void refusesATimeInMilliseconds() throws Exception {
    assertRefused(
        GOOD + "&MetricData.member.1.Timestamp=1767225600000", "timestamp must follow ISO8601");
  }

  @Test
  void refusesAValueThatIsNoNumber() throws Exception {
    assertRefused(
        START + "&MetricData.member.1.MetricName=m&MetricData.member.1.Value=much", "is no number");
  }

  @Test
  void refusesWhatIsNotUtf8() throws Exception {
    byte[] body =
        GOOD.replace("=m", "=\u00fc").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(RawRequest.to(service, body).send().body()).contains("not UTF-8");
  }

  @Test
  void refusesAnOperationThatItDoesNotHave() throws Exception {
    assertRefused("Action=PutMetrics&Version=2010-08-01", "<Code>InvalidAction</Code>");
    assertRefused("Action=PutMetricData&Version=2009-05-15", "<Code>InvalidAction</Code>");
  }

  @Test
  void refusesABrokenCompression() throws Exception {
    HttpResponse<String> answer =
        RawRequest.to(service, GOOD).with("Content-Encoding", "gzip").send();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not gzip");
  }

  @Test
  void refusesAnEncodingThatItDoesNotKnow() throws Exception {
    HttpResponse<String> answer =
        RawRequest.to(service, GOOD).with("Content-Encoding", "br").send();

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void refusesWhatIsNotSigned() throws Exception {
    HttpResponse<String> answer = RawRequest.to(service, GOOD).sendUnsigned();

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void refusesAHeaderThatWasAddedAfterTheSignature() throws Exception {
    HttpResponse<String> answer =
        RawRequest.to(service, GOOD).send(Map.of("X-Amz-Security-Token", "t"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("IncompleteSignature", "[x-amz-security-token]");
  }

  @Test
  void refusesASignatureForAnotherService() throws Exception {
    HttpResponse<String> answer = RawRequest.to(service, GOOD).signedFor("logs").send();

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("SignatureDoesNotMatch", "scoped to a valid service");
  }

  private void assertRefused(String body, String text) throws Exception {
    HttpResponse<String> answer = RawRequest.to(service, body).send();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("<Type>Sender</Type>", text);
    assertThat(service.journal().data()).isEmpty();
  }
}
