package org.workloadmonitor.core.pipeline;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.signal.Signal;

/**
 * Gathers what one run records, and hands it on in chunks: what is shared with others is locked
 * once for each chunk, and this object's own lock has nobody waiting for it.
 */
final class Run implements RunRecorder {

  private static final int CHUNK = 1024;

  private final Gate gate;
  private final Source source;
  private final Instant time;

  private @Nullable Signal[] buffer = new Signal[16];
  private int size;
  private boolean over;
  private Set<String> failedParts = Set.of();

  Run(Gate gate, Source source, Instant time) {
    this.gate = gate;
    this.source = source;
    this.time = time;
  }

  @Override
  public Instant time() {
    return time;
  }

  @Override
  public void record(Signal signal) {
    Objects.requireNonNull(signal, "signal");
    synchronized (this) {
      if (over) {
        gate.late(source, signal);
        return;
      }
      if (size == buffer.length) {
        makeRoom();
      }
      buffer[size++] = signal;
    }
  }

  private void makeRoom() {
    if (size < CHUNK) {
      buffer = Arrays.copyOf(buffer, 4 * size);
    } else {
      handOn();
    }
  }

  private void handOn() {
    if (size > 0) {
      gate.pass(source, buffer, size);
      Arrays.fill(buffer, 0, size, null);
      size = 0;
    }
  }

  @Override
  public void problem(String part, String reason) {
    synchronized (this) {
      if (over) {
        return;
      }
      if (failedParts.isEmpty()) {
        failedParts = new HashSet<>();
      }
      failedParts.add(part);
    }
    gate.problem();
    source.problem(part, reason);
  }

  @Override
  public synchronized void end() {
    if (!over) {
      over = true;
      handOn();
      source.ended(failedParts);
    }
  }

  @Override
  public synchronized void cutShort() {
    if (!over) {
      over = true;
      handOn();
    }
  }
}
