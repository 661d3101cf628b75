package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;

/** Reads what a client would rather have: lists with weights, as in RFC 9110, section 12. */
final class Preference {

  private Preference() {}

  /**
   * How much a client wants something, from 0 to 1.
   *
   * @param header the name of the field, such as {@code Accept}
   * @param wanted a media type or coding in lower case
   * @return 0 if the client does not name it
   */
  static double weight(Headers request, String header, String wanted) {
    double best = 0;
    for (String line : request.getOrDefault(header, List.of())) {
      for (String element : line.toLowerCase(Locale.ROOT).split(",", -1)) {
        String[] parts = element.split(";", -1);
        if (parts[0].strip().equals(wanted)) {
          best = Math.max(best, weight(parts));
        }
      }
    }
    return best;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }
}
