package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    for (long pid : source.pids()) {
      KnownProcess known = byPid.get(pid);
      if (known == null || known.isDue(nanoTime)) {
        known = look(pid, known, nanoTime);
      }
      if (known != null) {
        known.listedIn(listing);
      }
    }
    byPid.values().removeIf(known -> !known.isListedIn(listing));
  }

  /** Whether there was such a process at the last refresh. */
  boolean knows(long pid) {
    return byPid.containsKey(pid);
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

  private @Nullable KnownProcess look(long pid, @Nullable KnownProcess known, long nanoTime) {
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
    if (age <= LONGEST_PAUSE || !known.identity().isSameAs(now)) {
      known.match(matches(now));
    }
    known.seen(now, nanoTime, pause(pid, age));
    return known;
  }

  /** Differs from process to process, lest those that began together stay together. */
  private static long pause(long pid, long age) {
    long pause = Math.clamp(age, SHORTEST_PAUSE, LONGEST_PAUSE);
    return pause - pause / 16 * (pid % 8);
  }

  private boolean[] matches(ProcessIdentity identity) {
    boolean[] matches = new boolean[matchers.size()];
    if (identity.pid() == source.self()) {
      return matches; // the agent's own command line may well hold what it was told to look for
    }
    Supplier<List<String>> arguments = new Arguments(source, identity.pid());
    for (int i = 0; i < matches.length; i++) {
      matches[i] = matchers.get(i).matches(identity.name(), arguments);
    }
    return matches;
  }

  /** Read when first asked for, and once for all matchers. */
  private static final class Arguments implements Supplier<List<String>> {

    private final ProcessSource source;
    private final long pid;
    private @Nullable List<String> read;

    Arguments(ProcessSource source, long pid) {
      this.source = source;
      this.pid = pid;
    }

    @Override
    public List<String> get() {
      if (read == null) {
        read = source.arguments(pid);
      }
      return read;
    }
  }
}
