package org.workloadmonitor.sink.cloudwatch.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Requests that the SDK's clients can't be brought to send; signed by the SDK's signer. */
final class RawRequest {

  private final AwsService service;
  private final SdkHttpRequest.Builder request;
  private final byte[] body;
  private String signedFor = "monitoring";

  private RawRequest(AwsService service, byte[] body) {
    this.service = service;
    this.body = body;
    this.request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(service.endpoint() + "/"))
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
  }

  static RawRequest to(AwsService service, byte[] body) {
    return new RawRequest(service, body);
  }

  static RawRequest to(AwsService service, String body) {
    return to(service, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  RawRequest with(String header, String value) {
    request.putHeader(header, value);
    return this;
  }

  RawRequest signedFor(String serviceName) {
    signedFor = serviceName;
    return this;
  }

  HttpResponse<String> send() throws IOException, InterruptedException {
    return send(Map.of());
  }

  /** Sends it with headers that are added after it was signed. */
  HttpResponse<String> send(Map<String, String> addedLater)
      throws IOException, InterruptedException {
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(service.key().id(), service.key().secret());
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(credentials)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signedFor));
    return sendUnsigned(signed.request(), addedLater);
  }

  /** Sends it without a signature. */
  HttpResponse<String> sendUnsigned() throws IOException, InterruptedException {
    return sendUnsigned(request.build(), Map.of());
  }

  private HttpResponse<String> sendUnsigned(SdkHttpRequest from, Map<String, String> more)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(service.endpoint())
            .version(HttpClient.Version.HTTP_1_1)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    from.forEachHeader(
        (name, values) -> {
          if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
            builder.header(name, String.join(",", values));
          }
        });
    more.forEach(builder::header);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
