package org.workloadmonitor.sink.cloudwatch.service.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.workloadmonitor.sink.cloudwatch.service.access.Access;
import org.workloadmonitor.sink.cloudwatch.service.access.Caller;
import org.workloadmonitor.sink.cloudwatch.service.protocol.AwsError;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Parameters;

/** The operation: it takes all of a request or nothing. */
public final class PutMetricData {

  private static final int MOST_METRICS = 1_000;
  private static final int MOST_BYTES = 1_048_576;

  /** "Amazon CloudWatch concepts", Namespaces. */
  private static final Pattern NAMESPACE = Pattern.compile("[0-9A-Za-z._/#: -]+");

  private final HouseRules houseRules;

  /** The operation of a service with these rules of its own. */
  public PutMetricData(HouseRules houseRules) {
    this.houseRules = houseRules;
  }

  /**
   * Reads a request and checks it.
   *
   * @param size of the unpacked body, in bytes
   * @throws AwsError if anything in it is wrong
   */
  public List<Datum> take(Parameters parameters, Caller caller, int size, Instant now) {
    String namespace = parameters.text("Namespace").orElse("");
    caller.requires(
        new Access("cloudwatch:PutMetricData", "*", Map.of("cloudwatch:namespace", namespace)));
    if (size > MOST_BYTES) {
      throw new AwsError(
          413,
          "RequestEntityTooLarge",
          "Request size " + size + " exceeded " + MOST_BYTES + " bytes");
    }
    Findings findings = new Findings();
    checkNamespace(parameters, findings);
    List<Parameters> members = parameters.list("MetricData");
    if (members.isEmpty()) {
      findings.missing("The parameter MetricData is required.");
    }
    if (members.size() > MOST_METRICS) {
      findings.invalid(
          "The collection MetricData must not have a size greater than " + MOST_METRICS + ".");
    }
    findings.report();
    DatumReader reader = new DatumReader(namespace, now, findings);
    List<Datum> data = members.stream().map(reader::read).toList();
    houseRules.check(data, findings);
    parameters.unread().forEach(name -> findings.malformed("Unknown parameter " + name + "."));
    findings.report();
    return data;
  }

  private static void checkNamespace(Parameters parameters, Findings findings) {
    String namespace = new Fields(parameters, findings).text("Namespace", 255);
    if (namespace.startsWith("AWS/")) {
      findings.invalid("The value AWS/ for parameter Namespace is invalid.");
    }
    if (namespace.startsWith(":") || !NAMESPACE.matcher(namespace).matches()) {
      findings.invalid("The value " + namespace + " for parameter Namespace is invalid.");
    }
  }
}
