package org.workloadmonitor.collector.external.icmp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.probe.Result;
import org.workloadmonitor.collector.external.socket.Deadline;
import org.workloadmonitor.collector.external.socket.FailedLook;

/**
 * Sends through one socket for each family, and receives on one thread: a call that waits in the
 * system would keep a carrier of virtual threads. The thread sleeps in the system until a packet
 * comes, and there is none before the first request.
 */
final class NativeEchoes implements Echoes {

  /** {@code struct pollfd}: descriptor, events asked for, events seen. */
  private static final int POLL_ENTRY = 8;

  private static final int EVENTS = 4;
  private static final int SEEN = 6;
  private static final int LARGEST = 16_384;

  private final Constants system;
  private final SecureRandom random = new SecureRandom();
  private final int identifier = random.nextInt(1, 0xFFFF);
  private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
  private @Nullable Open ipv4;
  private @Nullable Open ipv6;

  NativeEchoes(Constants system) {
    this.system = system;
  }

  @Override
  public Echo send(InetAddress to, int sequence, int size) throws FailedLook {
    boolean six = to instanceof Inet6Address;
    IcmpSocket socket = open(six).socket();
    EchoMessage message = new EchoMessage(sequence, random.nextLong());
    Waiting echo = new Waiting(message);
    waiting.put(message.token(), echo);
    try {
      socket.send(message.request(six, identifier, size), to, system);
      return echo;
    } catch (FailedLook e) {
      echo.forget();
      throw e;
    }
  }

  private synchronized Open open(boolean six) throws FailedLook {
    Open known = six ? ipv6 : ipv4;
    if (known == null) {
      known = open(IcmpSocket.open(six, system));
      if (six) {
        ipv6 = known;
      } else {
        ipv4 = known;
      }
    }
    return known;
  }

  private Open open(IcmpSocket socket) throws FailedLook {
    try {
      return new Open(socket, LibC.pipe());
    } catch (IllegalStateException e) {
      socket.close();
      throw new FailedLook(Result.PROBE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void close() {
    for (Open open : openOnes()) {
      open.close();
    }
    ipv4 = null;
    ipv6 = null;
  }

  private List<Open> openOnes() {
    List<Open> open = new ArrayList<>();
    if (ipv4 != null) {
      open.add(ipv4);
    }
    if (ipv6 != null) {
      open.add(ipv6);
    }
    return open;
  }

  private void received(ByteBuffer packet, boolean six) {
    long now = System.nanoTime();
    EchoMessage.answer(packet, six)
        .ifPresent(
            answer -> {
              Waiting echo = waiting.get(answer.token());
              if (echo != null && echo.message.equals(answer)) {
                echo.arrived(now);
              }
            });
  }

  /** A socket, the thread that listens to it, and the pipe by which that is told to end. */
  private final class Open {

    private final IcmpSocket socket;
    private final int[] pipe;
    private final Thread thread;

    Open(IcmpSocket socket, int[] pipe) {
      this.socket = socket;
      this.pipe = pipe;
      this.thread =
          Thread.ofPlatform()
              .daemon()
              .name(socket.ipv6() ? "icmpv6 answers" : "icmp answers")
              .start(this::listen);
    }

    IcmpSocket socket() {
      return socket;
    }

    private void listen() {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment state = LibC.state(arena);
        MemorySegment packet = arena.allocate(LARGEST);
        MemorySegment entries = arena.allocate(2 * POLL_ENTRY, JAVA_INT.byteAlignment());
        entry(entries, 0, socket.descriptor());
        entry(entries, POLL_ENTRY, pipe[0]);
        while (entries.get(JAVA_SHORT, POLL_ENTRY + SEEN) == 0) {
          int ready = LibC.poll(entries, 2, state);
          if (ready > 0 && entries.get(JAVA_SHORT, SEEN) != 0) {
            receive(packet, state);
          }
        }
      }
    }

    private void entry(MemorySegment entries, long at, int descriptor) {
      entries.set(JAVA_INT, at, descriptor);
      entries.set(JAVA_SHORT, at + EVENTS, (short) Constants.POLLIN);
    }

    /** Everything that has come; an error of the socket is taken off it by being read. */
    private void receive(MemorySegment packet, MemorySegment state) {
      int length = LibC.receive(socket.descriptor(), packet, system.dontWait(), state);
      while (length >= 0) {
        received(packet.asSlice(0, length).asByteBuffer(), socket.ipv6());
        length = LibC.receive(socket.descriptor(), packet, system.dontWait(), state);
      }
    }

    void close() {
      int _ = LibC.writeByte(pipe[1]);
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      socket.close();
      int _ = LibC.close(pipe[0]);
      int _ = LibC.close(pipe[1]);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A request whose answer may come. */
  private final class Waiting implements Echo {

    private final EchoMessage message;
    private final long sent = System.nanoTime();
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile long nanos;

    Waiting(EchoMessage message) {
      this.message = message;
    }

    void arrived(long now) {
      nanos = now - sent;
      answered.countDown();
    }

    @Override
    public OptionalLong await(Deadline deadline) throws InterruptedException {
      return answered.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)
          ? OptionalLong.of(nanos)
          : OptionalLong.empty();
    }

    @Override
    public void forget() {
      waiting.remove(message.token());
    }
  }
}
