package org.workloadmonitor.sink.cloudwatch.verify;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.workloadmonitor.api.Verification;
import org.workloadmonitor.sink.cloudwatch.aws.AwsClient;
import org.workloadmonitor.sink.cloudwatch.aws.Service;
import org.workloadmonitor.sink.cloudwatch.aws.Unavailable;
import org.workloadmonitor.sink.cloudwatch.datum.Datum;
import org.workloadmonitor.sink.cloudwatch.delivery.PutMetricData;
import org.workloadmonitor.sink.cloudwatch.delivery.Verdict;
import org.workloadmonitor.sink.cloudwatch.logs.LogStream;
import org.workloadmonitor.sink.cloudwatch.request.MetricRequest;
import org.workloadmonitor.sink.cloudwatch.request.Part;
import org.workloadmonitor.sink.cloudwatch.request.RequestWriter;

/** Tries what a sink needs, in the order in which it needs it. For use by one thread. */
public final class Verifier {

  /** Older than any service takes. */
  private static final Duration LONG_AGO = Duration.ofDays(21);

  private static final String LENIENT =
      "The endpoint takes what CloudWatch refuses, so it does not tell.";

  private final AwsClient client;
  private final Clock clock;
  private final Verification out;

  /** Creates a verifier that tells this listener. */
  public Verifier(AwsClient client, Clock clock, Verification out) {
    this.client = client;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Whether the region is known and the credentials are accepted.
   *
   * @param sts who is asked
   * @return whether there is a region, without which nothing else can be tried
   */
  public boolean verifyCaller(Service sts) {
    try {
      out.passed("region " + client.region());
    } catch (Unavailable e) {
      out.failed("region", e.reason());
      return false;
    }
    Caller.verify(client, sts, out);
    return true;
  }

  /** Whether metrics may be put into a namespace. */
  public void verifyMetrics(PutMetricData operation, String namespace) {
    String what = "right to put metrics into " + namespace;
    switch (operation.send(probe(operation, namespace))) {
      case Verdict.Refused _ -> out.passed(what);
      case Verdict.Taken _ -> out.untried(what, LENIENT);
      case Verdict.Later(String reason, var _, var _) -> out.failed(what, reason);
      case Verdict.NotFound(String reason) -> out.failed(what, reason);
      case Verdict.Unknown(String reason) -> out.failed(what, reason);
    }
  }

  private MetricRequest probe(PutMetricData operation, String namespace) {
    RequestWriter writer = new RequestWriter(operation.format(), false, namespace);
    long time = clock.instant().minus(LONG_AGO).getEpochSecond();
    writer.add(new Part(0, List.of(Datum.zero("MonitorValidation", time))));
    return writer.finish();
  }

  /** Whether events may be put into a log stream, and whether that is there. */
  public void verifyLogs(LogStream stream) {
    String what = "right to put events into " + stream.group();
    switch (stream.probe(clock.instant().minus(LONG_AGO))) {
      case LogStream.Probe.Allowed _ -> out.passed(what);
      case LogStream.Probe.Lenient _ -> out.untried(what, LENIENT);
      case LogStream.Probe.NoStream _ -> {
        out.passed(what);
        out.untried("right to create log streams", "That would create one.");
      }
      case LogStream.Probe.NoGroup(boolean willBeCreated) when willBeCreated ->
          out.untried(
              what, "There is no such log group yet; creating one would show whether that works.");
      case LogStream.Probe.NoGroup _ ->
          out.failed(
              "log group " + stream.group(),
              "It does not exist. Create it, or write create_log_group: true.");
      case LogStream.Probe.Failed(String reason) -> out.failed(what, reason);
    }
  }
}
