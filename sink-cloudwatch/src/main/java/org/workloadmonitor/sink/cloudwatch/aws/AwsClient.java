package org.workloadmonitor.sink.cloudwatch.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Signs requests and sends each of them once. May be used by several threads; a thread that waits
 * can be interrupted if it is virtual.
 */
public final class AwsClient implements AutoCloseable {

  private static final int LONGEST_BODY = 64 * 1024;

  private final AwsRegion region;
  private final AwsIdentity identity;
  private final SdkHttpClient http;
  private final Clock clock;
  private final String userAgent;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  AwsClient(
      AwsRegion region, AwsIdentity identity, SdkHttpClient http, Clock clock, String userAgent) {
    this.region = region;
    this.identity = identity;
    this.http = http;
    this.clock = clock;
    this.userAgent = userAgent;
  }

  /** The region, which an instance may be asked for. */
  public String region() throws Unavailable {
    return region.get();
  }

  /**
   * Posts a body once.
   *
   * @param service who gets it
   * @param headers what it needs to know about the body
   * @param body nobody may change it meanwhile
   */
  public Reply post(Service service, Map<String, String> headers, byte[] body) {
    Handover handover = new Handover(body);
    URI endpoint;
    SdkHttpRequest signed;
    try {
      String place = region.get();
      endpoint = service.endpoint(place);
      signed = sign(request(endpoint, headers, body), service, place, body);
    } catch (Unavailable e) {
      return new Reply.NotSent(e.reason());
    }
    HttpExecuteRequest call =
        HttpExecuteRequest.builder().request(signed).contentStreamProvider(handover).build();
    try {
      return judged(answer(http.prepareRequest(call).call()));
    } catch (IOException e) {
      return failed(e, handover, endpoint);
    } catch (RuntimeException e) {
      return failed(cause(e), handover, endpoint);
    }
  }

  /** Credentials that the service does not accept are looked for anew before the next request. */
  private Reply.Answer judged(Reply.Answer answer) {
    if (!answer.isSuccess() && ServiceError.of(answer).kind() == ServiceError.Kind.IDENTITY) {
      identity.forget();
    }
    return answer;
  }

  /** The SDK wraps what the connection throws while it reads the answer. */
  private static IOException cause(RuntimeException failure) {
    return failure.getCause() instanceof IOException cause ? cause : new IOException(failure);
  }

  private static Reply failed(IOException failure, Handover handover, URI endpoint) {
    return handover.isComplete()
        ? new Reply.Lost(ConnectionFailure.afterSending(failure, endpoint))
        : new Reply.NotSent(ConnectionFailure.beforeSending(failure, endpoint));
  }

  private SdkHttpRequest request(URI endpoint, Map<String, String> headers, byte[] body) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint);
    headers.forEach(request::putHeader);
    return request
        .putHeader("User-Agent", userAgent)
        .putHeader("Content-Length", Integer.toString(body.length))
        .build();
  }

  private SdkHttpRequest sign(SdkHttpRequest request, Service service, String place, byte[] body)
      throws Unavailable {
    AwsCredentials credentials = identity.get(place);
    return signer
        .sign(
            sign ->
                sign.identity(credentials)
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.name())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, place)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request();
  }

  private Reply.Answer answer(HttpExecuteResponse response) {
    SdkHttpResponse head = response.httpResponse();
    String body = response.responseBody().map(AwsClient::text).orElse("");
    return new Reply.Answer(head.statusCode(), body, retryAfter(head), clockAhead(head));
  }

  /** What there is of the body: the status alone says what became of the request. */
  private static String text(InputStream body) {
    try (body) {
      byte[] bytes = body.readNBytes(LONGEST_BODY);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private Optional<Duration> retryAfter(SdkHttpResponse head) {
    return head.firstMatchingHeader("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  private Duration clockAhead(SdkHttpResponse head) {
    return head.firstMatchingHeader("Date")
        .flatMap(AwsClient::time)
        .map(theirs -> Duration.between(clock.instant(), theirs))
        .orElse(Duration.ZERO);
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    identity.close();
    http.close();
  }
}
