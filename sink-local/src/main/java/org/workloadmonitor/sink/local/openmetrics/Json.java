package org.workloadmonitor.sink.local.openmetrics;

import org.workloadmonitor.api.signal.Attributes;

/** Writes one small JSON object (RFC 8259). For use by one thread. */
final class Json {

  private final StringBuilder text = new StringBuilder("{");

  Json put(String key, String value) {
    return key(key).string(value);
  }

  Json put(String key, Attributes attributes) {
    Json nested = new Json();
    attributes.forEach(
        (name, value) -> {
          switch (value) {
            case Long _, Boolean _ -> nested.key(name).text.append(value);
            case Double number when Double.isFinite(number) ->
                nested.key(name).text.append(number.doubleValue());
            default -> nested.put(name, value.toString());
          }
        });
    key(key).text.append(nested);
    return this;
  }

  private Json key(String key) {
    if (text.length() > 1) {
      text.append(',');
    }
    string(key).text.append(':');
    return this;
  }

  private Json string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
    return this;
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
