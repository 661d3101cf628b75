package org.workloadmonitor.sink.cloudwatch.logs;

/**
 * Where events go.
 *
 * @param group the log group
 * @param stream the stream in it
 * @param createGroup whether a group that is missing is made
 */
public record LogTarget(String group, String stream, boolean createGroup) {

  /** The stream of a host: its name, without the two characters that no stream's name may have. */
  public static String streamOf(String host) {
    String legal = host.replaceAll("[:*]", "-");
    return legal.substring(0, Math.min(legal.length(), 512));
  }
}
