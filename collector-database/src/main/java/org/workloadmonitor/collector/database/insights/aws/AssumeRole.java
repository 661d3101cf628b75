package org.workloadmonitor.collector.database.insights.aws;

import java.util.Optional;
import java.util.regex.Pattern;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * The role to read as.
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

  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/[!-~]+");
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");

  /** Checks the forms. */
  public AssumeRole {
    if (!ARN.matcher(arn).matches()) {
      throw new ConfigurationException(
          "arn",
          "Not the ARN of a role: '%s'. It looks like arn:aws:iam::123456789012:role/monitor."
              .formatted(arn));
    }
    if (!SESSION.matcher(sessionName).matches()) {
      throw new ConfigurationException(
          "session_name",
          "Not a session name: '%s'. Use 2 to 64 letters, digits and _+=,.@-."
              .formatted(sessionName));
    }
  }

  /**
   * Reads the short form: the ARN alone.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AssumeRole parse(String arn) {
    try {
      return new AssumeRole(arn, Optional.empty(), "workload-monitor");
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
