package org.workloadmonitor.core.outbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

  private static final Ledger LEDGER =
      new Ledger(10, 3, 2, Map.of("age", 1L), 4, 400, 5_000, 2, 7, 1_000);

  @TempDir Path folder;

  private Store open() throws Exception {
    NativeSqlite.load(folder);
    return SqliteStore.open(folder.resolve("q"), "test");
  }

  private static Changes.Added segment(long first, int bytes) {
    SegmentHead head =
        new SegmentHead(first, 10, 9, 90, 1, 2, 3, bytes, BitSet.valueOf(new long[] {4}));
    return new Changes.Added(head, ByteBuffer.wrap(new byte[bytes]));
  }

  @Test
  void keepsWhatItIsTold() throws Exception {
    try (Store store = open()) {
      store.write(new Changes(List.of(segment(20, 5)), List.of(), List.of(), LEDGER, true));
    }
    try (Store store = open()) {
      assertThat(store.ledger()).isEqualTo(LEDGER);
      assertThat(store.nextSequence()).isEqualTo(30);
      assertThat(store.heads(0, 5)).containsExactly(segment(20, 5).head());
      assertThat(store.content(20)).hasSize(5);
      assertThat(store.content(21)).isEmpty();
    }
  }

  @Test
  void remembersTheLastNumberOfWhatHasLeft() throws Exception {
    try (Store store = open()) {
      store.write(new Changes(List.of(segment(20, 5)), List.of(), List.of(), LEDGER, true));
      store.write(new Changes(List.of(), List.of(), List.of(20L), LEDGER, false));
    }
    try (Store store = open()) {
      assertThat(store.heads(0, 5)).isEmpty();
      assertThat(store.nextSequence()).isEqualTo(30);
    }
  }

  @Test
  void givesFreeSpaceBack() throws Exception {
    try (Store store = open()) {
      List<Changes.Added> segments = new ArrayList<>();
      List<Long> numbers = new ArrayList<>();
      for (long i = 0; i < 20; i++) {
        segments.add(segment(10 * i, 1 << 20));
        numbers.add(10 * i);
      }
      store.write(new Changes(segments, List.of(), List.of(), LEDGER, true));
      store.write(new Changes(List.of(), List.of(), numbers, LEDGER, true));
      boolean more = true;
      for (int i = 0; more && i < 10; i++) {
        more = store.tidy();
      }
      assertThat(more).isFalse();
    }
    assertThat(Files.size(folder.resolve("q"))).isLessThan(13 << 20);
  }
}
