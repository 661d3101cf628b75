package org.workloadmonitor.sink.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.sink.cloudwatch.aws.ServiceError.Kind;

class ServiceErrorTest {

  @Test
  void readsXml() {
    ServiceError error =
        of(
            400,
            """
            <ErrorResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
              <Error><Type>Sender</Type><Code>InvalidParameterValue</Code>
              <Message>The value &quot;&lt;x&gt;&quot; for MetricData.member.3.Value</Message></Error>
            </ErrorResponse>
            """);

    assertThat(error.code()).isEqualTo("InvalidParameterValue");
    assertThat(error.message()).isEqualTo("The value \"<x>\" for MetricData.member.3.Value");
    assertThat(error.kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void readsJson() {
    ServiceError error =
        of(
            400,
            "{\"__type\":\"com.amazonaws.x#InvalidParameterValueException:http://a\","
                + "\"message\":\"no \\\"x\\\"\"}");

    assertThat(error.code()).isEqualTo("InvalidParameterValue");
    assertThat(error.message()).isEqualTo("no \"x\"");
  }

  @Test
  void isATroubleWhereNothingIsSaid() {
    assertThat(of(400, "").kind()).isEqualTo(Kind.TROUBLE);
    assertThat(of(404, "<html>nothing here</html>").kind()).isEqualTo(Kind.TROUBLE);
    assertThat(of(404, "<html>nothing here</html>").text()).isEqualTo("HTTP status 404.");
  }

  @ParameterizedTest
  @CsvSource({
    "400, Throttling, THROTTLED",
    "400, ThrottlingException, THROTTLED",
    "429, '', THROTTLED",
    "503, SlowDown, THROTTLED",
    "403, ExpiredToken, IDENTITY",
    "400, ExpiredTokenException, IDENTITY",
    "403, SignatureDoesNotMatch, IDENTITY",
    "400, UnrecognizedClientException, IDENTITY",
    "403, AccessDenied, RIGHTS",
    "400, AccessDeniedException, RIGHTS",
    "403, '', RIGHTS",
    "413, '', TOO_LARGE",
    "400, ResourceNotFoundException, NOT_FOUND",
    "400, InvalidParameterException, REFUSED",
    "400, ValidationError, REFUSED",
    "400, MalformedInput, TROUBLE",
    "400, SerializationException, TROUBLE",
    "500, InternalServiceFault, FAILED",
    "502, '', LOST",
    "504, '', LOST",
    "503, ServiceUnavailable, TROUBLE",
  })
  void meansWhatItsCodeSays(int status, String code, Kind kind) {
    assertThat(of(status, "{\"__type\":\"" + code + "\"}").kind()).isEqualTo(kind);
  }

  @Test
  void doesNotRepeatTheTokenThatAWrongSignatureQuotes() {
    ServiceError error =
        of(
            403,
            "<Code>SignatureDoesNotMatch</Code><Message>The Canonical String should have been"
                + " 'x-amz-security-token:SECRET'</Message>");

    assertThat(error.text()).isEqualTo("SignatureDoesNotMatch.");
  }

  private static ServiceError of(int status, String body) {
    return ServiceError.of(new Reply.Answer(status, body, Optional.empty(), Duration.ZERO));
  }
}
