package org.workloadmonitor.collector.external.icmp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The calls of the C library that ICMP needs. Each returns what the call returns, or the negative
 * error number where it fails. None blocks but {@link #poll}.
 */
@SuppressWarnings("restricted") // The launcher allows native access.
final class LibC {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final long ERRNO_OFFSET =
      Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SOCKET = link("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      link("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SENDTO =
      link("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle RECV =
      link("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle POLL = link("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PIPE = link("pipe", JAVA_INT, ADDRESS);
  private static final MethodHandle WRITE = link("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle CLOSE = link("close", JAVA_INT, JAVA_INT);

  private LibC() {}

  static int socket(int family, int type, int protocol) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = state(arena);
      return result((int) SOCKET.invokeExact(state, family, type, protocol), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int setOption(int socket, int level, int option, byte[] value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = state(arena);
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, value);
      return result(
          (int) SETSOCKOPT.invokeExact(state, socket, level, option, bytes, value.length), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int sendTo(int socket, byte[] packet, int flags, byte[] address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = state(arena);
      MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, packet);
      MemorySegment to = arena.allocateFrom(ValueLayout.JAVA_BYTE, address);
      long sent =
          (long)
              SENDTO.invokeExact(
                  state, socket, bytes, (long) packet.length, flags, to, address.length);
      return result((int) sent, state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int receive(int socket, MemorySegment into, int flags, MemorySegment state) {
    try {
      return result(
          (int) (long) RECV.invokeExact(state, socket, into, into.byteSize(), flags), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Waits without end until one of the descriptors has something to read. */
  static int poll(MemorySegment descriptors, int count, MemorySegment state) {
    try {
      return result((int) POLL.invokeExact(state, descriptors, (long) count, -1), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** The ends of a pipe for reading and writing. */
  static int[] pipe() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = state(arena);
      MemorySegment ends = arena.allocate(JAVA_INT, 2);
      int made = result((int) PIPE.invokeExact(state, ends), state);
      if (made < 0) {
        throw new IllegalStateException("There is no pipe to be had: error " + -made + ".");
      }
      return ends.toArray(JAVA_INT);
    } catch (IllegalStateException e) {
      throw e;
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int writeByte(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = state(arena);
      MemorySegment one = arena.allocate(1);
      return result((int) (long) WRITE.invokeExact(state, descriptor, one, 1L), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int close(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = state(arena);
      return result((int) CLOSE.invokeExact(state, descriptor), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static MemorySegment state(Arena arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  private static int result(int returned, MemorySegment state) {
    return returned >= 0 ? returned : -state.get(JAVA_INT, ERRNO_OFFSET);
  }

  private static MethodHandle link(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments), ERRNO);
  }

  private static AssertionError impossible(Throwable e) {
    return new AssertionError("A native call without upcalls threw.", e);
  }
}
