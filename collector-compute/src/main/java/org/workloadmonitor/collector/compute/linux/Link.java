package org.workloadmonitor.collector.compute.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * Whether a network interface works, and how fast (testing/sysfs-class-net of the kernel's
 * documentation).
 */
final class Link implements AutoCloseable {

  /** The speed is asked for again when the state has changed, and else after this many runs. */
  private static final int RUNS_PER_SPEED = 64;

  private static final long BITS_PER_MEGABIT = 1_000_000;

  private static final byte[] UP = "up".getBytes(US_ASCII);
  private static final byte[] UNKNOWN_STATE = "unknown".getBytes(US_ASCII);

  private final Kernel kernel;
  private final KernelFile state;
  private final KernelFile speed;
  private long up = Reader.UNKNOWN;
  private long bitsPerSecond = Reader.UNKNOWN;
  private int runs;

  Link(Kernel kernel, String name) {
    this.kernel = kernel;
    this.state = kernel.sys("class/net/" + name + "/operstate");
    this.speed = kernel.sys("class/net/" + name + "/speed");
  }

  void read() {
    long before = up;
    up = readState();
    if (up != before || runs % RUNS_PER_SPEED == 0) {
      bitsPerSecond = readSpeed();
    }
    runs++;
  }

  /** Drivers of most virtual interfaces don't tell their state; these work while they exist. */
  private long readState() {
    try {
      if (!state.exists()) {
        return Reader.UNKNOWN;
      }
      Text text = state.read();
      return text.follows(UP) || text.follows(UNKNOWN_STATE) ? 1 : 0;
    } catch (IOException e) {
      return Reader.UNKNOWN;
    }
  }

  /** The kernel refuses to tell the speed of an interface that is down. */
  private long readSpeed() {
    long megabits = speed.number();
    return megabits <= 0 || up != 1 ? Reader.UNKNOWN : megabits * BITS_PER_MEGABIT;
  }

  /** 1 if the interface can carry traffic, 0 if it can't. */
  long up() {
    return up;
  }

  long bitsPerSecond() {
    return bitsPerSecond;
  }

  @Override
  public void close() {
    kernel.forget(state);
    kernel.forget(speed);
  }
}
