package org.workloadmonitor.sink.cloudwatch;

import java.net.URI;
import java.util.Optional;
import org.workloadmonitor.sink.cloudwatch.aws.Hosts;
import org.workloadmonitor.sink.cloudwatch.request.BodyFormat;
import org.workloadmonitor.sink.cloudwatch.request.JsonBody;
import org.workloadmonitor.sink.cloudwatch.request.QueryBody;

/** What requests to CloudWatch are written in. */
public enum RequestFormat {
  /** JSON for AWS itself, the older form fields for everything else: emulators know them all. */
  AUTO,
  /** AWS JSON 1.0. */
  JSON,
  /** Form fields, the AWS Query protocol. */
  QUERY;

  BodyFormat body(Optional<URI> endpoint) {
    return switch (this) {
      case JSON -> new JsonBody();
      case QUERY -> new QueryBody();
      case AUTO -> endpoint.map(Hosts::isAws).orElse(true) ? new JsonBody() : new QueryBody();
    };
  }
}
