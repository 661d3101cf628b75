package org.workloadmonitor.sink.cloudwatch.service.access;

import org.workloadmonitor.sink.cloudwatch.service.protocol.Denial;
import org.workloadmonitor.sink.cloudwatch.service.protocol.DenialException;

/**
 * Whose key signed a request.
 *
 * @param arn of a user, or of a role that somebody has assumed
 * @param userId what STS calls the user's id
 * @param policy what the caller may do
 */
public record Caller(String arn, String userId, Policy policy) {

  /**
   * Insists that the caller may do something.
   *
   * @throws DenialException if the caller may not
   */
  public void requires(Access access) {
    if (!policy.allows(access)) {
      throw new DenialException(
          Denial.NOT_ALLOWED,
          "User: %s is not authorized to perform: %s because no identity-based policy allows the %s action"
              .formatted(arn, access, access.action()));
    }
  }
}
