package org.workloadmonitor.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.outbox.Points.at;
import static org.workloadmonitor.core.outbox.Points.event;
import static org.workloadmonitor.core.outbox.Points.gauge;
import static org.workloadmonitor.core.outbox.Points.sized;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.core.outbox.store.Store;
import org.workloadmonitor.core.outbox.store.StoreException;
import org.workloadmonitor.core.outbox.store.StoreFile;
import org.workloadmonitor.core.outbox.store.StoreOpener;
import org.workloadmonitor.core.time.HandTime;

/**
 * A durable outbox beside a simple model of one, through any history: appending, taking, settling,
 * flushing, a disk that refuses, an orderly end, a kill without any.
 */
class DurableModelTest {

  private static final OutboxLimits LIMITS = new OutboxLimits(1L << 40, Duration.ofDays(1));

  @TempDir Path folder;

  private final HandTime time = new HandTime();
  private int files;
  private FaultyOpener opener;
  private DurableOutbox outbox;

  /** What is in the outbox, by the number that each item has as its value. */
  private final TreeMap<Integer, State> model = new TreeMap<>();

  private final TreeMap<Integer, Long> sequences = new TreeMap<>();
  private int next;
  private long collected;
  private long delivered;
  private long rejected;

  /** What the file knew when it was last written; null if nobody can say. */
  private Saved saved = new Saved(new TreeSet<>(), 0, 0, 0);

  private enum State {
    WAITING,
    LEASED
  }

  private record Saved(TreeSet<Integer> pending, long collected, long delivered, long rejected) {}

  static List<Long> seeds() {
    return IntStream.range(0, Integer.getInteger("model.seeds", 20))
        .mapToObj(i -> 1_000L + i)
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isWhatTheModelSaysAfterEachStep(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    open(folder.resolve("q"));
    for (int step = 0; step < 400; step++) {
      String where = "seed %d, step %d".formatted(seed, step);
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3 -> append(random.nextInt(10) == 0 ? 1 + random.nextInt(3_000) : 5, random);
        case 4, 5, 6 -> take(random, where);
        case 7, 8, 9, 10 -> settle(random);
        case 11, 12, 13 -> work(true);
        case 14, 15, 16 -> work(false);
        case 17 -> opener.failing = random.nextInt(3) == 0;
        case 18 -> {
          if (random.nextInt(3) == 0) {
            restart(where);
          }
        }
        default -> {
          if (random.nextInt(3) == 0) {
            kill(where);
          }
        }
      }
      check(where);
    }
    opener.failing = false;
    takeEverything("seed %d, end".formatted(seed));
    outbox.close();
  }

  private void open(Path file) {
    opener = new FaultyOpener(new StoreFile(file, "test", time.clock()));
    outbox = new DurableOutbox(LIMITS, 1L << 40, Duration.ofSeconds(1), opener, time);
    outbox.begin();
    opener.file = file;
  }

  private void append(int count, SplittableRandom random) {
    List<Sized> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant when = at(next / 10.0);
      items.add(
          random.nextInt(50) == 0 ? sized(event("test.e" + next, when)) : sized(gauge(next, when)));
      model.put(next++, State.WAITING);
      collected++;
    }
    outbox.append(items);
    time.advance(Duration.ofMillis(random.nextInt(1_000)));
  }

  private static int number(Entry entry) {
    return entry.item().signal() instanceof Event event
        ? Integer.parseInt(event.name().substring("test.e".length()))
        : Points.value(entry.item());
  }

  private Taken take(SplittableRandom random, String where) {
    int most = 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000);
    Instant before = random.nextBoolean() ? Instant.MAX : at(random.nextInt(1 + next) / 10.0);
    Demand demand = new Demand(most, Long.MAX_VALUE, before);
    Taken taken = outbox.take(demand);
    boolean inOrder = !opener.failing;
    accept(taken, where);
    if (inOrder && taken.complete() && taken.entries().size() < most) {
      // All that is left must be of an open window.
      List<Integer> left =
          model.entrySet().stream()
              .filter(each -> each.getValue() == State.WAITING)
              .map(Map.Entry::getKey)
              .filter(number -> at(number / 10.0).isBefore(before))
              .toList();
      if (outbox.storage().trouble().isEmpty()) {
        assertThat(left).as(where).isEmpty();
      }
    }
    return taken;
  }

  private void accept(Taken taken, String where) {
    int last = -1;
    for (Entry entry : taken.entries()) {
      int number = number(entry);
      assertThat(model.get(number)).as("%s, item %d", where, number).isEqualTo(State.WAITING);
      assertThat(number).as(where).isGreaterThan(last);
      last = number;
      model.put(number, State.LEASED);
      sequences.put(number, entry.sequence());
    }
  }

  private void settle(SplittableRandom random) {
    Settlement settlement = new Settlement();
    for (Integer number : List.copyOf(sequences.keySet())) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          settlement.deliver(sequences.remove(number));
          model.remove(number);
          delivered++;
        }
        case 2 -> {
          settlement.release(sequences.remove(number));
          model.put(number, State.WAITING);
        }
        case 3 -> {
          settlement.reject("No.", sequences.remove(number));
          model.remove(number);
          rejected++;
        }
        default -> {}
      }
    }
    outbox.settle(settlement);
  }

  private void work(boolean flush) {
    time.advance(Duration.ofSeconds(40)); // a disk that refused is tried again
    outbox.work(flush);
    if (outbox.storage().trouble().isEmpty() && flush) {
      saved = new Saved(new TreeSet<>(model.keySet()), collected, delivered, rejected);
    } else {
      saved = null;
    }
  }

  /** After an orderly end all is there, and after one without a disk what the disk knew. */
  private void restart(String where) throws Exception {
    opener.failing = false;
    time.advance(Duration.ofSeconds(40));
    outbox.work(true);
    outbox.close();
    saved = new Saved(new TreeSet<>(model.keySet()), collected, delivered, rejected);
    sequences.clear();
    model.replaceAll((number, state) -> State.WAITING);
    open(opener.file);
    check(where);
  }

  private void kill(String where) throws Exception {
    Path copy = Crash.copy(folder, "q", folder.resolve("kill" + files++));
    DurableOutbox next =
        new DurableOutbox(
            LIMITS,
            1L << 40,
            Duration.ofSeconds(1),
            new StoreFile(copy, "test", time.clock()),
            time);
    next.begin();
    OutboxCounts counts = next.counts();
    assertThat(counts.balanced()).as(where).isTrue();
    TreeSet<Integer> found = new TreeSet<>();
    for (Taken taken = next.take(OutboxContract.ALL);
        !taken.entries().isEmpty() || !taken.complete();
        taken = next.take(OutboxContract.ALL)) {
      taken.entries().forEach(entry -> found.add(number(entry)));
      next.work(false);
    }
    assertThat(found).as(where).hasSize((int) counts.pending());
    Saved known = saved;
    if (known != null) {
      // Only what was taken or settled since may be missing, and nothing else.
      assertThat(known.pending()).as(where).containsAll(found);
      Set<Integer> missing = intersection(known.pending(), model.keySet());
      missing.removeAll(found);
      assertThat(missing).as(where).isEmpty();
      assertThat(counts.collected()).as(where).isEqualTo(known.collected());
    }
    next.close();
  }

  private static Set<Integer> intersection(Set<Integer> one, Set<Integer> other) {
    Set<Integer> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private void check(String where) {
    OutboxCounts counts = outbox.counts();
    assertThat(counts.balanced()).as("%s: %s", where, counts).isTrue();
    assertThat(counts.collected()).as(where).isEqualTo(collected);
    assertThat(counts.pending()).as(where).isEqualTo(model.size());
    assertThat(counts.delivered()).as(where).isEqualTo(delivered);
    assertThat(counts.rejected()).as(where).isEqualTo(rejected);
  }

  private void takeEverything(String where) {
    time.advance(Duration.ofSeconds(40));
    outbox.work(true);
    for (int i = 0; i < 1_000 && model.containsValue(State.WAITING); i++) {
      Taken taken = outbox.take(Demand.of(500, Long.MAX_VALUE));
      accept(taken, where);
      outbox.work(false);
    }
    assertThat(model.containsValue(State.WAITING)).as(where).isFalse();
    outbox.settle(
        new Settlement().deliver(sequences.values().stream().mapToLong(Long::longValue).toArray()));
    outbox.work(false);
    assertThat(outbox.counts().pending()).as(where).isZero();
    assertThat(outbox.storage().size()).as(where).isZero();
  }

  /** Refuses to write or read when it is told to. */
  static final class FaultyOpener implements StoreOpener {

    private final StoreFile real;
    Path file;
    volatile boolean failing;

    FaultyOpener(StoreFile real) {
      this.real = real;
    }

    @Override
    public Store open() throws StoreException {
      refuse();
      return new FaultyStore(real.open(), this::refuse);
    }

    private void refuse() throws StoreException {
      if (failing) {
        throw StoreException.unavailable("the disk is full", new IOException());
      }
    }

    @Override
    public void setAside(String word, String why) throws StoreException {
      real.setAside(word, why);
    }
  }
}
