package org.workloadmonitor.collector.compute.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * statvfs(3) of the C library: the JDK's own classes don't tell inodes. On 64-bit Linux all C
 * libraries lay the structure out alike. Where native calls are not allowed the JDK's classes
 * serve, and inodes are unknown.
 */
final class Statvfs implements SpaceProbe.Prepared {

  private static final long FRAGMENT_SIZE = 8;
  private static final long BLOCKS = 16;
  private static final long BLOCKS_FREE = 24;
  private static final long BLOCKS_AVAILABLE = 32;
  private static final long FILES = 40;
  private static final long FILES_FREE = 48;

  /** Twice the size of the structure. */
  private static final long ROOM = 256;

  private final Path mountpoint;
  private final MemorySegment path;
  private final MemorySegment result;

  Statvfs(Path mountpoint) {
    Arena arena = Arena.ofAuto();
    this.mountpoint = mountpoint;
    this.path = arena.allocateFrom(mountpoint.toString());
    this.result = arena.allocate(ROOM, JAVA_LONG.byteAlignment());
  }

  @Override
  public Space ask() throws IOException {
    MethodHandle statvfs = Linked.STATVFS;
    if (statvfs == null) {
      return withoutInodes();
    }
    if (call(statvfs) != 0) {
      throw failure();
    }
    long unit = result.get(JAVA_LONG, FRAGMENT_SIZE);
    long inodes = result.get(JAVA_LONG, FILES);
    return new Space(
        result.get(JAVA_LONG, BLOCKS) * unit,
        result.get(JAVA_LONG, BLOCKS_FREE) * unit,
        result.get(JAVA_LONG, BLOCKS_AVAILABLE) * unit,
        inodes > 0 ? inodes : Reader.UNKNOWN,
        inodes > 0 ? result.get(JAVA_LONG, FILES_FREE) : Reader.UNKNOWN);
  }

  private int call(MethodHandle statvfs) {
    try {
      return (int) statvfs.invokeExact(path, result);
    } catch (Throwable e) {
      throw new AssertionError("A native call without upcalls threw.", e);
    }
  }

  private Space withoutInodes() throws IOException {
    FileStore store = Files.getFileStore(mountpoint);
    return new Space(
        store.getTotalSpace(),
        store.getUnallocatedSpace(),
        store.getUsableSpace(),
        Reader.UNKNOWN,
        Reader.UNKNOWN);
  }

  /** The JDK asks again, and says why that does not work. */
  private IOException failure() {
    try {
      withoutInodes();
      return new IOException("statvfs failed once, and is tried again in the next run");
    } catch (IOException e) {
      return e;
    }
  }

  /** Linked when it is first used, on the thread that uses it: that takes longer than a run. */
  private static final class Linked {

    static final @Nullable MethodHandle STATVFS = link();

    @SuppressWarnings(
        "restricted") // The launcher allows native access; without it we do with less.
    private static @Nullable MethodHandle link() {
      if (ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
        return null;
      }
      try {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
        return linker
            .defaultLookup()
            .find("statvfs")
            .map(symbol -> linker.downcallHandle(symbol, signature))
            .orElse(null);
      } catch (IllegalCallerException | UnsupportedOperationException e) {
        return null;
      }
    }
  }
}
