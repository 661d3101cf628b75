package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Run;

/** The processes that the configuration names, and how many there are in all, by state. */
public final class ProcessPart implements Part {

  /** How old the states may be where nothing else asks for a list of all processes. */
  private static final long CENSUS_PAUSE = Duration.ofSeconds(30).toNanos();

  /** The id of the process that is there as long as the system is. */
  private static final long FIRST = 1;

  private static final String HIDDEN =
      "This system hides the processes of other users (hidepid), so they can't be counted. Run the"
          + " agent as root, or leave the topic out by 'without: [processes]'.";

  private final ProcessSource source;
  private final ProcessTable table;
  private final Census census;
  private final List<ProcessWatch> listed = new ArrayList<>();
  private final List<ProcessWatch> byFile = new ArrayList<>();
  private boolean refreshed;
  private long lastRefresh;

  /**
   * Prepares to watch.
   *
   * @param selectors the processes to watch by name
   * @param source tells about processes
   * @param root the root directory of the watched host, where pid files are found
   * @param processors how many processors make a utilization of 1
   */
  public ProcessPart(
      List<ProcessSelector> selectors, ProcessSource source, Path root, int processors) {
    this.source = source;
    List<ProcessMatcher> matchers = new ArrayList<>();
    selectors.forEach(selector -> selector.matcher().ifPresent(matchers::add));
    this.table = new ProcessTable(source, matchers);
    this.census = new Census(table);
    for (ProcessSelector selector : selectors) {
      if (selector.pidFile().isPresent()) {
        PidFile file = new PidFile(below(root, selector.pidFile().get()), source);
        byFile.add(new ProcessWatch(selector, file, source, processors));
      } else {
        ProcessFinder finder = ProcessFinder.of(table, listed.size(), source);
        listed.add(new ProcessWatch(selector, finder, source, processors));
      }
    }
  }

  private static Path below(Path root, Path file) {
    Path top = file.getRoot();
    return top == null || top.equals(root) ? file : root.resolve(top.relativize(file));
  }

  @Override
  public String name() {
    return "processes";
  }

  @Override
  public void collect(Run run) throws IOException {
    byFile.forEach(watch -> watch.collect(run));
    if (!refreshed || !listed.isEmpty() || run.nanoTime() - lastRefresh >= CENSUS_PAUSE) {
      table.refresh(run.nanoTime());
      refreshed = true;
      lastRefresh = run.nanoTime();
    }
    if (table.knows(FIRST) || source.seesOthers()) {
      census.emit(run.recorder());
    } else {
      run.recorder().problem(name(), HIDDEN);
    }
    listed.forEach(watch -> watch.collect(run));
  }

  @Override
  public void close() {
    source.close();
  }
}
