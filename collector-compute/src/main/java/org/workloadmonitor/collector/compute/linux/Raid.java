package org.workloadmonitor.collector.compute.linux;

import static org.workloadmonitor.api.signal.MetricDescriptor.gauge;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;

/** Software RAID: {@code /proc/mdstat} (md(4)). Arrays are few, so the text is searched plainly. */
final class Raid implements Part {

  private static final MetricDescriptor REQUIRED =
      gauge("system.linux.raid.disks.required", "{disk}", "Disks that the array should have.");
  private static final MetricDescriptor WORKING =
      gauge("system.linux.raid.disks.working", "{disk}", "Disks that hold the array's data.");
  private static final MetricDescriptor FAILED =
      gauge("system.linux.raid.disks.failed", "{disk}", "Disks that the array has given up.");
  private static final MetricDescriptor SPARE =
      gauge("system.linux.raid.disks.spare", "{disk}", "Disks that stand by for one that fails.");
  private static final MetricDescriptor PROGRESS =
      gauge(
          "system.linux.raid.sync.progress",
          "1",
          "How far a recovery, resync, reshape or check has come, while one runs.");

  static final List<MetricDescriptor> METRICS = List.of(REQUIRED, WORKING, FAILED, SPARE, PROGRESS);

  /** {@code md0 : active raid1 sdb1[1] sda1[0](F)}; lines on the same array are indented. */
  private static final String ACTIVE = " : active ";

  private static final Pattern DISKS = Pattern.compile("\\[(\\d{1,6})/(\\d{1,6})\\]");
  private static final Pattern SYNC =
      Pattern.compile("(?:recovery|resync|reshape|check) *= *(\\d{1,3}(?:\\.\\d{1,3})?)%");

  private final KernelFile file;

  Raid(Kernel kernel) {
    this.file = kernel.proc("mdstat");
  }

  @Override
  public String name() {
    return "raid";
  }

  @Override
  public void collect(Run run) throws IOException {
    if (!file.exists()) {
      return;
    }
    Text text = file.read();
    Attributes array = Attributes.EMPTY;
    for (; !text.atEnd(); text.nextLine()) {
      String line = text.between(text.position(), text.endOfLine());
      int active = line.indexOf(ACTIVE);
      if (active > 0) {
        array = Attributes.of("system.device", line.substring(0, active).strip());
        recordMembers(run.recorder(), line, array);
      } else if (!line.startsWith(" ")) {
        array = Attributes.EMPTY;
      } else if (!array.isEmpty()) {
        recordDetails(run.recorder(), line, array);
      }
    }
  }

  private static void recordMembers(Recorder out, String line, Attributes array) {
    out.gauge(FAILED, count(line, "(F)"), array);
    out.gauge(SPARE, count(line, "(S)"), array);
  }

  private static void recordDetails(Recorder out, String line, Attributes array) {
    Matcher disks = DISKS.matcher(line);
    if (disks.find()) {
      out.gauge(REQUIRED, Integer.parseInt(disks.group(1)), array);
      out.gauge(WORKING, Integer.parseInt(disks.group(2)), array);
    }
    Matcher sync = SYNC.matcher(line);
    if (sync.find()) {
      out.gauge(PROGRESS, Double.parseDouble(sync.group(1)) / 100, array);
    }
  }

  private static int count(String text, String mark) {
    int count = 0;
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      count++;
    }
    return count;
  }
}
