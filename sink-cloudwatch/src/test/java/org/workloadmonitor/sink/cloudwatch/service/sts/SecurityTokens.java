package org.workloadmonitor.sink.cloudwatch.service.sts;

import java.time.Duration;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import org.workloadmonitor.sink.cloudwatch.service.access.Account;
import org.workloadmonitor.sink.cloudwatch.service.access.Caller;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Answers;
import org.workloadmonitor.sink.cloudwatch.service.protocol.AwsError;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Call;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Calls;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Parameters;

/** The operations of STS. */
public final class SecurityTokens {

  private final Account account;

  /** STS for one account. */
  public SecurityTokens(Account account) {
    this.account = account;
  }

  /** Carries out an operation and gives the content of its result. */
  public String perform(Call.Query call, Caller caller) {
    return switch (call.operation()) {
      case "GetCallerIdentity" -> identity(caller);
      case "AssumeRole" -> role(call.parameters(), caller);
      default -> throw Calls.invalidAction(call.operation(), "2011-06-15");
    };
  }

  private String identity(Caller caller) {
    return "<Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>"
        .formatted(Answers.escape(caller.arn()), Answers.escape(caller.userId()), account.id());
  }

  private String role(Parameters parameters, Caller caller) {
    String arn = required(parameters, "RoleArn", "arn:aws:iam::\\d{12}:role/[\\w+=,.@/-]+");
    String session = required(parameters, "RoleSessionName", "[\\w+=,.@-]{2,64}");
    int seconds = Integer.parseInt(parameters.text("DurationSeconds").orElse("3600"));
    if (seconds < 900 || seconds > 43_200) {
      throw invalid(Integer.toString(seconds), "durationSeconds", "must be 900 to 43200");
    }
    AccessKey key =
        account.assume(
            caller, arn, session, parameters.text("ExternalId"), Duration.ofSeconds(seconds));
    String roleName = arn.substring(arn.lastIndexOf('/') + 1);
    return """
    <Credentials>
      <AccessKeyId>%s</AccessKeyId>
      <SecretAccessKey>%s</SecretAccessKey>
      <SessionToken>%s</SessionToken>
      <Expiration>%s</Expiration>
    </Credentials>
    <AssumedRoleUser>
      <AssumedRoleId>AROA%s:%s</AssumedRoleId>
      <Arn>arn:aws:sts::%s:assumed-role/%s/%s</Arn>
    </AssumedRoleUser>
    """
        .formatted(
            key.id(),
            key.secret(),
            key.sessionToken().orElseThrow(),
            key.expires().orElseThrow(),
            roleName,
            session,
            account.id(),
            roleName,
            session);
  }

  private static String required(Parameters parameters, String name, String pattern) {
    String text = parameters.text(name).orElse("");
    if (!text.matches(pattern)) {
      throw invalid(text, name, "Member must satisfy regular expression pattern: " + pattern);
    }
    return text;
  }

  private static AwsError invalid(String value, String name, String constraint) {
    return AwsError.badRequest(
        "ValidationError",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, name, constraint));
  }
}
