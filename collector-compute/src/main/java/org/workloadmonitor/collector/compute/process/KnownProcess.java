package org.workloadmonitor.collector.compute.process;

/** A process of the {@link ProcessTable}, with what was found out about it. */
final class KnownProcess {

  private final long firstSeen;
  private ProcessIdentity identity;
  private boolean[] matches = {};
  private boolean matched;
  private long lastLook;
  private long pause;
  private long listing;

  KnownProcess(ProcessIdentity identity, long nanoTime) {
    this.identity = identity;
    this.firstSeen = nanoTime;
  }

  /** As of the last look. */
  ProcessIdentity identity() {
    return identity;
  }

  boolean matches(int matcher) {
    return matched && matches[matcher];
  }

  /** Whether its command line was ever read. */
  boolean isMatched() {
    return matched;
  }

  /** How long it has been known, in nanoseconds. */
  long age(long nanoTime) {
    return nanoTime - firstSeen;
  }

  boolean isDue(long nanoTime) {
    return nanoTime - lastLook >= pause;
  }

  /** Notes which matchers mean it. */
  void match(boolean[] byMatcher) {
    matches = byMatcher;
    matched = true;
  }

  /** Notes a look at it; the next is due after the pause. */
  void seen(ProcessIdentity now, long nanoTime, long pauseNanos) {
    identity = now;
    lastLook = nanoTime;
    pause = pauseNanos;
  }

  void listedIn(long number) {
    listing = number;
  }

  boolean isListedIn(long number) {
    return listing == number;
  }
}
