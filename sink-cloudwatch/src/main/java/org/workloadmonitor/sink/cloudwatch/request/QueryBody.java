package org.workloadmonitor.sink.cloudwatch.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.datum.CloudWatchUnit;
import org.workloadmonitor.sink.cloudwatch.datum.Datum;
import org.workloadmonitor.sink.cloudwatch.datum.Dimension;
import org.workloadmonitor.sink.cloudwatch.datum.Measurements;

/**
 * The AWS Query protocol: form fields, in the order in which the AWS SDK for Java writes them. What
 * every emulator understands.
 */
public final class QueryBody implements BodyFormat {

  @Override
  public Map<String, String> headers() {
    return Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
  }

  @Override
  public void begin(Bytes out, String namespace) {
    text(out.put("Action=PutMetricData&Version=2010-08-01&Namespace="), namespace);
  }

  @Override
  public void datum(Bytes out, int number, Datum datum, boolean highResolution) {
    String prefix = "&MetricData.member." + number + ".";
    text(out.put(prefix).put("MetricName="), datum.name());
    dimensions(out, prefix + "Dimensions.member.", datum.dimensions());
    text(out.put(prefix).put("Timestamp="), Instant.ofEpochSecond(datum.epochSecond()).toString());
    measurements(out, prefix, datum.measurements());
    if (datum.unit() != CloudWatchUnit.NONE) {
      text(out.put(prefix).put("Unit="), datum.unit().word());
    }
    if (highResolution) {
      out.put(prefix).put("StorageResolution=1");
    }
  }

  private static void dimensions(Bytes out, String prefix, List<Dimension> dimensions) {
    for (int i = 0; i < dimensions.size(); i++) {
      text(out.put(prefix).put(i + 1).put(".Name="), dimensions.get(i).name());
      text(out.put(prefix).put(i + 1).put(".Value="), dimensions.get(i).value());
    }
  }

  private static void measurements(Bytes out, String prefix, Measurements measured) {
    if (measured.isSingle()) {
      out.put(prefix).put("Value=").put(measured.value(0));
      return;
    }
    for (int i = 0; i < measured.size(); i++) {
      out.put(prefix).put("Values.member.").put(i + 1).put('=').put(measured.value(i));
    }
    for (int i = 0; i < measured.size(); i++) {
      out.put(prefix).put("Counts.member.").put(i + 1).put('=').put(measured.count(i));
    }
  }

  @Override
  public void end(Bytes out) {}

  /** All but the unreserved characters of RFC 3986 are written as a percentage sign and digits. */
  private static void text(Bytes out, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (isUnreserved(c)) {
        out.put(c);
      } else {
        out.put('%').put(HEX.charAt(c >> 4)).put(HEX.charAt(c & 15));
      }
    }
  }

  private static final String HEX = "0123456789ABCDEF";

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
