package org.workloadmonitor.collector.database.service;

import java.util.List;

/** The answers of RDS and STS, which speak AWS Query. */
final class Xml {

  private Xml() {}

  static String instances(List<FakeInstance> instances) {
    StringBuilder members = new StringBuilder();
    for (FakeInstance each : instances) {
      members.append(
          """
          <DBInstance>
            <DBInstanceIdentifier>%s</DBInstanceIdentifier>
            <DbiResourceId>%s</DbiResourceId>
            <Engine>%s</Engine>
            <PerformanceInsightsEnabled>%s</PerformanceInsightsEnabled>
          </DBInstance>
          """
              .formatted(each.name(), each.resourceId(), each.engine(), each.isEnabled()));
    }
    return """
    <DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
      <DescribeDBInstancesResult><DBInstances>%s</DBInstances></DescribeDBInstancesResult>
    </DescribeDBInstancesResponse>
    """
        .formatted(members);
  }

  static String role(String expiration) {
    return """
    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <AssumeRoleResult>
        <Credentials>
          <AccessKeyId>ASIAOFAROLE</AccessKeyId>
          <SecretAccessKey>the-secret-of-a-role</SecretAccessKey>
          <SessionToken>the-token-of-a-role</SessionToken>
          <Expiration>%s</Expiration>
        </Credentials>
      </AssumeRoleResult>
    </AssumeRoleResponse>
    """
        .formatted(expiration);
  }

  static String error(String code, String message) {
    return """
    <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
    <RequestId>0</RequestId></ErrorResponse>
    """
        .formatted(code.replaceFirst("Exception$", ""), message);
  }
}
