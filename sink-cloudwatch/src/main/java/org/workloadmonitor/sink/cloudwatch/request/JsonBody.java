package org.workloadmonitor.sink.cloudwatch.request;

import java.util.List;
import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.datum.CloudWatchUnit;
import org.workloadmonitor.sink.cloudwatch.datum.Datum;
import org.workloadmonitor.sink.cloudwatch.datum.Dimension;
import org.workloadmonitor.sink.cloudwatch.datum.Measurements;

/**
 * The AWS JSON 1.0 protocol, which CloudWatch speaks beside the older one: the AWS command line and
 * the AWS SDKs for .NET and JavaScript write PutMetricData so. Half as large as {@link QueryBody},
 * and a third when compressed.
 */
public final class JsonBody implements BodyFormat {

  @Override
  public Map<String, String> headers() {
    return Map.of(
        "Content-Type",
        "application/x-amz-json-1.0",
        "X-Amz-Target",
        "GraniteServiceVersion20100801.PutMetricData");
  }

  @Override
  public void begin(Bytes out, String namespace) {
    text(out.put("{\"Namespace\":"), namespace).put(",\"MetricData\":[");
  }

  @Override
  public void datum(Bytes out, int number, Datum datum, boolean highResolution) {
    out.put(number == 1 ? "{\"MetricName\":" : ",{\"MetricName\":");
    text(out, datum.name());
    dimensions(out, datum.dimensions());
    out.put(",\"Timestamp\":").put(datum.epochSecond());
    measurements(out, datum.measurements());
    if (datum.unit() != CloudWatchUnit.NONE) {
      out.put(",\"Unit\":\"").put(datum.unit().word()).put('"');
    }
    out.put(highResolution ? ",\"StorageResolution\":1}" : "}");
  }

  private static void dimensions(Bytes out, List<Dimension> dimensions) {
    out.put(",\"Dimensions\":[");
    for (int i = 0; i < dimensions.size(); i++) {
      text(out.put(i == 0 ? "{\"Name\":" : ",{\"Name\":"), dimensions.get(i).name());
      text(out.put(",\"Value\":"), dimensions.get(i).value()).put('}');
    }
    out.put(']');
  }

  private static void measurements(Bytes out, Measurements measured) {
    if (measured.isSingle()) {
      out.put(",\"Value\":").put(measured.value(0));
      return;
    }
    out.put(",\"Values\":[");
    for (int i = 0; i < measured.size(); i++) {
      (i == 0 ? out : out.put(',')).put(measured.value(i));
    }
    out.put("],\"Counts\":[");
    for (int i = 0; i < measured.size(); i++) {
      (i == 0 ? out : out.put(',')).put(measured.count(i));
    }
    out.put(']');
  }

  @Override
  public void end(Bytes out) {
    out.put("]}");
  }

  /** A datum's texts are printable ASCII, of which JSON escapes two characters. */
  private static Bytes text(Bytes out, String text) {
    out.put('"');
    if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
      out.put(text);
    } else {
      out.put(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }
    return out.put('"');
  }
}
