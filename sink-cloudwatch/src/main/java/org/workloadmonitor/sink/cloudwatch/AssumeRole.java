package org.workloadmonitor.sink.cloudwatch;

import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * The role to deliver as.
 *
 * @param arn its ARN
 * @param externalId what the role's owner asks for, so that nobody else can have the agent use it
 * @param sessionName what the role's owner sees in CloudTrail
 */
public record AssumeRole(
    @Description("The role's ARN.") String arn,
    @Description("The external id that the role's trust policy asks for.")
        Optional<String> externalId,
    @Default("workload-monitor") @Description("The name of the session, as CloudTrail shows it.")
        String sessionName) {

  /** Reads the short form: the ARN alone. */
  public static AssumeRole parse(String arn) {
    return new AssumeRole(arn, Optional.empty(), "workload-monitor");
  }
}
