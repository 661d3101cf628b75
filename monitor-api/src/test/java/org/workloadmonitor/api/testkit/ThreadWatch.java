package org.workloadmonitor.api.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;

/** Sees which platform threads appeared since it was made, and are still there. */
final class ThreadWatch {

  private static final Set<String> OF_THE_JDK =
      Set.of("process reaper", "Common-Cleaner", "Keep-Alive-Timer", "Attach Listener");

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  /** The threads that are still there after a while in which they could end. */
  List<Thread> left(Predicate<Thread> tolerated) {
    Run.await(Duration.ofSeconds(30), () -> added(tolerated).isEmpty());
    return added(tolerated);
  }

  private List<Thread> added(Predicate<Thread> tolerated) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .filter(thread -> !isOfTheJdk(thread))
        .filter(tolerated.negate())
        .toList();
  }

  /** Carriers of virtual threads and the common pool come and go as they like. */
  private static boolean isOfTheJdk(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return thread instanceof ForkJoinWorkerThread
        || thread.getClass().getName().startsWith("jdk.internal.")
        || OF_THE_JDK.stream().anyMatch(thread.getName()::startsWith)
        || group == null
        || group.getName().equals("InnocuousThreadGroup")
        || group.getName().equals("CarrierThreads")
        || group.getName().equals("system");
  }
}
