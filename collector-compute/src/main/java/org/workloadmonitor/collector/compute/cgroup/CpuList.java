package org.workloadmonitor.collector.compute.cgroup;

/** A list of processors as the kernel writes it: {@code 0-3,8,10-11}. */
final class CpuList {

  private CpuList() {}

  /** How many processors there are in the list; 0 if it has another form. */
  static int count(String list) {
    int count = 0;
    for (String range : list.strip().split(",", -1)) {
      int dash = range.indexOf('-');
      try {
        int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
        int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
        count += Math.max(0, last - first + 1);
      } catch (NumberFormatException e) {
        return 0;
      }
    }
    return count;
  }
}
