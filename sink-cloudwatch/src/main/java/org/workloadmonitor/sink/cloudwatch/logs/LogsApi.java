package org.workloadmonitor.sink.cloudwatch.logs;

import java.util.List;
import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.aws.AwsClient;
import org.workloadmonitor.sink.cloudwatch.aws.Reply;
import org.workloadmonitor.sink.cloudwatch.aws.Service;

/** The operations of CloudWatch Logs that bring events there. May be used by several threads. */
public final class LogsApi {

  private final AwsClient client;
  private final Service service;

  /** The operations at one endpoint. */
  public LogsApi(AwsClient client, Service service) {
    this.client = client;
    this.service = service;
  }

  Reply putLogEvents(String group, String stream, List<LogLine> lines) {
    return call(
        "PutLogEvents",
        new JsonObject()
            .text("logGroupName", group)
            .text("logStreamName", stream)
            .lines("logEvents", lines));
  }

  Reply createLogStream(String group, String stream) {
    return call(
        "CreateLogStream",
        new JsonObject().text("logGroupName", group).text("logStreamName", stream));
  }

  Reply createLogGroup(String group) {
    return call("CreateLogGroup", new JsonObject().text("logGroupName", group));
  }

  private Reply call(String operation, JsonObject request) {
    return client.post(
        service,
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.1",
            "X-Amz-Target",
            "Logs_20140328." + operation),
        request.bytes());
  }
}
