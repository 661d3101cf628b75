package org.workloadmonitor.sink.cloudwatch.verify;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.sink.cloudwatch.aws.AwsClient;
import org.workloadmonitor.sink.cloudwatch.aws.Reply;
import org.workloadmonitor.sink.cloudwatch.aws.Service;
import org.workloadmonitor.sink.cloudwatch.delivery.Judge;
import org.workloadmonitor.sink.cloudwatch.delivery.Verdict;

/** Asks AWS who we are, which everybody may. */
final class Caller {

  private static final Judge JUDGE = new Judge("AWS STS");
  private static final String WHAT = "credentials";
  private static final Pattern ARN = Pattern.compile("<Arn>([^<]*)</Arn>");

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

  private static final byte[] QUESTION =
      "Action=GetCallerIdentity&Version=2011-06-15".getBytes(StandardCharsets.US_ASCII);

  private Caller() {}

  static void verify(AwsClient client, Service sts, Verification out) {
    Reply reply = client.post(sts, HEADERS, QUESTION);
    switch (JUDGE.of(reply)) {
      case Verdict.Taken(String body) -> out.passed(WHAT + " of " + arn(body));
      case Verdict.Later(String reason, var _, var _) -> out.failed(WHAT, reason);
      case Verdict.Refused refused -> out.failed(WHAT, refused.reason());
      case Verdict.NotFound(String reason) -> out.failed(WHAT, reason);
      case Verdict.Unknown(String reason) -> out.untried(WHAT, reason);
    }
  }

  private static String arn(String body) {
    Matcher arn = ARN.matcher(body);
    return arn.find() ? arn.group(1) : "an account";
  }
}
