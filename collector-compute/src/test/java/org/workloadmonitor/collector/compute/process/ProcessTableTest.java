package org.workloadmonitor.collector.compute.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {

  private static final int NGINX = 0;
  private static final int ORDERS = 1;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final FakeProcesses processes = new FakeProcesses();
  private final ProcessTable table =
      new ProcessTable(
          processes,
          List.of(
              ProcessMatcher.command("nginx"),
              ProcessMatcher.pattern(CommandLinePattern.parse("orders-\\d+\\.jar"))));
  private long seconds;

  @Test
  void findsProcessesByNameAndByCommandLine() throws IOException {
    processes.start(10, 0, "/usr/sbin/nginx");
    processes.start(11, 0, "java", "-jar", "orders-3.jar");
    processes.start(12, 0, "java", "-jar", "billing.jar");
    refreshAfter(0);

    assertThat(pids(NGINX)).containsExactly(10L);
    assertThat(pids(ORDERS)).containsExactly(11L);
    assertThat(table.all()).hasSize(3);
  }

  @Test
  void forgetsProcessesThatAreGone() throws IOException {
    processes.start(10, 0, "nginx");
    refreshAfter(0);
    processes.end(10);
    refreshAfter(1);

    assertThat(pids(NGINX)).isEmpty();
    assertThat(table.all()).isEmpty();
  }

  @Test
  void ignoresProcessesThatEndBetweenListingAndLooking() throws IOException {
    processes.vanishing.add(10L);
    refreshAfter(0);

    assertThat(table.all()).isEmpty();
  }

  @Test
  void looksAtSettledProcessesOnlyEveryHalfMinute() throws IOException {
    processes.start(10, 0, "postgres");
    settle();
    processes.identified.clear();
    processes.commandLinesRead.clear();
    for (int run = 0; run < 60; run++) {
      refreshAfter(1);
    }

    assertThat(processes.identified).hasSizeBetween(1, 4);
    assertThat(processes.commandLinesRead).isEmpty();
  }

  @Test
  void readsCommandLinesOfNewProcessesOnly() throws IOException {
    processes.start(10, 0, "postgres");
    settle();
    processes.commandLinesRead.clear();
    processes.start(11, 0, "java", "-jar", "orders-3.jar");
    refreshAfter(1);

    assertThat(processes.commandLinesRead).containsExactly(11L);
    assertThat(pids(ORDERS)).containsExactly(11L);
  }

  @Test
  void noticesWhenAYoungProcessRunsAnotherCommandLineUnderTheSameName() throws IOException {
    processes.start(10, 0, "java", "-jar", "launcher.jar");
    refreshAfter(0);
    processes.start(10, 0, "java", "-jar", "orders-3.jar");
    refreshAfter(1);

    assertThat(pids(ORDERS)).containsExactly(10L);
  }

  @Test
  void noticesWhenAnOldProcessRunsAnotherProgram() throws IOException {
    processes.start(10, 0, "sh", "start.sh");
    settle();
    processes.start(10, 0, "nginx");
    refreshAfter(30);

    assertThat(pids(NGINX)).containsExactly(10L);
  }

  @Test
  void noticesThatAnIdIsInUseAgain() throws IOException {
    processes.start(10, 0, "nginx");
    settle();
    processes.start(10, 90_000, "nginx-exporter");
    refreshAfter(30);

    assertThat(pids(NGINX)).isEmpty();
  }

  @Test
  void asksAgainWhereAProcessHung() throws IOException {
    processes.start(10, 0, "java", "-jar", "orders-3.jar");
    processes.hanging.add(10L);
    settle();
    assertThat(pids(ORDERS)).isEmpty();

    processes.hanging.clear();
    refreshAfter(30);
    assertThat(pids(ORDERS)).containsExactly(10L);
  }

  @Test
  void doesNotTakeTheAgentForWhatItLooksFor() throws IOException {
    processes.start(FakeProcesses.SELF, 0, "java", "monitor", "orders-3.jar");
    refreshAfter(0);

    assertThat(pids(ORDERS)).isEmpty();
    assertThat(table.all()).hasSize(1);
  }

  /** Lets all processes become old enough to be trusted. */
  private void settle() throws IOException {
    for (int run = 0; run < 100; run++) {
      refreshAfter(1);
    }
  }

  private void refreshAfter(int more) throws IOException {
    seconds += more;
    table.refresh(seconds * SECOND);
  }

  private List<Long> pids(int matcher) {
    return table.matching(matcher).stream().map(ProcessIdentity::pid).toList();
  }
}
