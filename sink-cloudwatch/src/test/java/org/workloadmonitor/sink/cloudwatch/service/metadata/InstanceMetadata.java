package org.workloadmonitor.sink.cloudwatch.service.metadata;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import org.workloadmonitor.sink.cloudwatch.service.access.Account;
import org.workloadmonitor.sink.cloudwatch.service.http.Request;
import org.workloadmonitor.sink.cloudwatch.service.http.Response;
import tools.jackson.databind.ObjectMapper;

/**
 * The instance metadata service, version 2, of one instance. Clients are sent to it by {@code
 * AWS_EC2_METADATA_SERVICE_ENDPOINT}.
 */
public final class InstanceMetadata {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String START = "/latest/";
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
  private static final String ROLE = "instance";

  private final Account account;
  private final AccessKey owner;
  private final String region;
  private final InstantSource clock;
  private final String token = UUID.randomUUID().toString();
  private volatile Duration lifetime = Duration.ZERO;

  /**
   * The metadata of an instance that has no role yet.
   *
   * @param owner whose rights the instance's role has
   */
  public InstanceMetadata(Account account, AccessKey owner, String region, InstantSource clock) {
    this.account = account;
    this.owner = owner;
    this.region = region;
    this.clock = clock;
  }

  /** Gives the instance its role; its keys, a new one at each request, are valid for this long. */
  public void giveRole(Duration newLifetime) {
    lifetime = newLifetime;
  }

  /** Takes the role from the instance. */
  public void takeRole() {
    lifetime = Duration.ZERO;
  }

  /** Whether a request is meant for this service. */
  public static boolean isMeant(Request request) {
    return request.target().startsWith(START);
  }

  /** Answers a request. */
  public Response answer(Request request) {
    if (request.target().equals("/latest/api/token")) {
      return token(request);
    }
    if (!request.method().equals("GET")) {
      return Response.of(405);
    }
    if (!request.header("x-aws-ec2-metadata-token").orElse("").equals(token)) {
      return Response.of(401);
    }
    return switch (request.target()) {
      case "/latest/meta-data/placement/region" -> text(region);
      case "/latest/dynamic/instance-identity/document" ->
          text(JSON.writeValueAsString(Map.of("region", region, "accountId", account.id())));
      case ROLES -> ofRole(ROLE);
      case ROLES + ROLE -> ofRole(credentials());
      default -> Response.of(404);
    };
  }

  private Response token(Request request) {
    boolean good =
        request.method().equals("PUT")
            && request
                .header("x-aws-ec2-metadata-token-ttl-seconds")
                .orElse("")
                .matches("[1-9]\\d{0,4}");
    return good ? text(token) : Response.of(400);
  }

  private Response ofRole(String text) {
    return lifetime.isPositive() ? text(text) : Response.of(404);
  }

  private String credentials() {
    AccessKey key = account.temporary(owner, lifetime);
    return JSON.writeValueAsString(
        Map.of(
            "Code",
            "Success",
            "Type",
            "AWS-HMAC",
            "LastUpdated",
            clock.instant().toString(),
            "AccessKeyId",
            key.id(),
            "SecretAccessKey",
            key.secret(),
            "Token",
            key.sessionToken().orElseThrow(),
            "Expiration",
            key.expires().orElseThrow().toString()));
  }

  private static Response text(String text) {
    return Response.of(200, "text/plain", text);
  }
}
