package org.workloadmonitor.sink.cloudwatch.logs;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** A request to CloudWatch Logs under construction (RFC 8259). For use by one thread. */
final class JsonObject {

  private final StringBuilder out = new StringBuilder("{");

  JsonObject text(String key, String value) {
    key(key);
    string(value);
    return this;
  }

  JsonObject number(String key, long value) {
    key(key);
    out.append(value);
    return this;
  }

  JsonObject lines(String key, List<LogLine> lines) {
    key(key);
    out.append('[');
    for (int i = 0; i < lines.size(); i++) {
      out.append(i == 0 ? "" : ",").append("{\"timestamp\":").append(lines.get(i).millis());
      out.append(",\"message\":");
      string(lines.get(i).text());
      out.append('}');
    }
    out.append(']');
    return this;
  }

  byte[] bytes() {
    return (out + "}").getBytes(StandardCharsets.UTF_8);
  }

  private void key(String key) {
    out.append(out.length() == 1 ? "\"" : ",\"").append(key).append("\":");
  }

  private void string(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
