package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All processes, and which of them are meant by which matcher.
 *
 * <p>Every refresh lists the ids, which is cheap. It looks at a process only when that is new or
 * was not looked at for long: a look finds out that an id is in use again, or that the process runs
 * another program. The latter happens mostly at the beginning, when a shell or a launcher gives way
 * to the program that it started; so the pauses between looks grow with the age of the process.
 */
final class ProcessTable {

  private static final long SHORTEST_PAUSE = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

  private final ProcessSource source;
  private final List<ProcessMatcher> matchers;
  private final Map<Long, KnownProcess> byPid = new HashMap<>();
  private long listing;

  ProcessTable(ProcessSource source, List<ProcessMatcher> matchers) {
    this.source = source;
    this.matchers = List.copyOf(matchers);
  }

  /** Brings the table up to date. */
  void refresh(long nanoTime) throws IOException {
    listing++;
    List<KnownProcess> changed = new ArrayList<>();
    for (long pid : source.pids()) {
      KnownProcess known = byPid.get(pid);
      if (known == null || known.isDue(nanoTime)) {
        known = look(pid, known, nanoTime, changed);
      }
      if (known != null) {
        known.listedIn(listing);
      }
    }
    byPid.values().removeIf(known -> !known.isListedIn(listing));
    match(changed);
  }

  /** Whether there was such a process at the last refresh. */
  boolean knows(long pid) {
    return byPid.containsKey(pid);
  }

  /** Whether a process hangs whose command line could not be read yet: it may be the one meant. */
  boolean isIncomplete() {
    return byPid.values().stream()
        .anyMatch(known -> !known.isMatched() && known.identity().pid() != source.self());
  }

  /** All processes as of the last look at each. */
  Collection<KnownProcess> all() {
    return byPid.values();
  }

  /** The processes that a matcher means. */
  List<ProcessIdentity> matching(int matcher) {
    List<ProcessIdentity> found = new ArrayList<>();
    for (KnownProcess known : byPid.values()) {
      if (known.matches(matcher)) {
        found.add(known.identity());
      }
    }
    return found;
  }

  private @Nullable KnownProcess look(
      long pid, @Nullable KnownProcess known, long nanoTime, List<KnownProcess> changed) {
    Optional<ProcessIdentity> seen = source.identity(pid);
    if (seen.isEmpty()) {
      return null;
    }
    ProcessIdentity now = seen.get();
    if (known == null || known.identity().startMillis() != now.startMillis()) {
      known = new KnownProcess(now, nanoTime);
      byPid.put(pid, known);
    }
    long age = known.age(nanoTime);
    if (age <= LONGEST_PAUSE || !known.isMatched() || !known.identity().isSameAs(now)) {
      changed.add(known);
    }
    known.seen(now, nanoTime, pause(pid, age));
    return known;
  }

  /** Differs from process to process, lest those that began together stay together. */
  private static long pause(long pid, long age) {
    long pause = Math.clamp(age, SHORTEST_PAUSE, LONGEST_PAUSE);
    return pause - pause / 16 * (pid % 8);
  }

  /** The agent's own command line may well hold what it was told to look for. */
  private void match(List<KnownProcess> changed) throws IOException {
    if (matchers.isEmpty()) {
      return;
    }
    List<KnownProcess> others =
        changed.stream().filter(known -> known.identity().pid() != source.self()).toList();
    Map<Long, List<String>> arguments =
        source.arguments(others.stream().map(known -> known.identity().pid()).toList());
    for (KnownProcess known : others) {
      List<String> told = arguments.get(known.identity().pid());
      if (told != null) {
        known.match(matches(known.identity().name(), told));
      }
    }
  }

  private boolean[] matches(String name, List<String> arguments) {
    boolean[] matches = new boolean[matchers.size()];
    for (int i = 0; i < matches.length; i++) {
      matches[i] = matchers.get(i).matches(name, arguments);
    }
    return matches;
  }
}
