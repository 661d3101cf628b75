package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The namespaces of one sink: the prefix, a slash, and the type of component in the habit of
 * CloudWatch: {@code external_service} is {@code Workload/ExternalService}.
 */
public final class Namespaces {

  private static final int LONGEST = 255;
  private static final int LONGEST_PREFIX = 200;
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._/#-][A-Za-z0-9._/#:-]*");

  private final String prefix;
  private final Map<String, String> byType = new ConcurrentHashMap<>();

  /** Namespaces that begin with this. */
  public Namespaces(String prefix) {
    this.prefix = prefix;
  }

  /** Whether CloudWatch would take namespaces that begin so. */
  public static boolean isPrefix(String text) {
    return PREFIX.matcher(text).matches()
        && text.length() <= LONGEST_PREFIX
        && !text.endsWith("/")
        && !(text + "/").toUpperCase(Locale.ROOT).startsWith("AWS/");
  }

  /** The namespace of a type of component. */
  public String of(String componentType) {
    return byType.computeIfAbsent(componentType, this::make);
  }

  private String make(String componentType) {
    StringBuilder word = new StringBuilder();
    for (String part : componentType.split("_", -1)) {
      if (!part.isEmpty()) {
        word.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
      }
    }
    String legal = word.toString().replaceAll("[^A-Za-z0-9._#:-]", "-");
    String whole = prefix + "/" + (legal.isEmpty() ? "Other" : legal);
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
  }
}
