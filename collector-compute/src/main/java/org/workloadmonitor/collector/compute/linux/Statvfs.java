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
import java.nio.file.Files;
import java.nio.file.Path;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * statvfs(3) of the C library: the JDK's own classes don't tell inodes. On 64-bit Linux all C
 * libraries lay the structure out alike.
 */
final class Statvfs implements SpaceProbe {

  private static final long FRAGMENT_SIZE = 8;
  private static final long BLOCKS = 16;
  private static final long BLOCKS_FREE = 24;
  private static final long BLOCKS_AVAILABLE = 32;
  private static final long FILES = 40;
  private static final long FILES_FREE = 48;

  /** Twice the size of the structure. */
  private static final long ROOM = 256;

  private final MethodHandle statvfs;

  private Statvfs(MethodHandle statvfs) {
    this.statvfs = statvfs;
  }

  /**
   * The best probe that can be had: where native calls are not allowed, the JDK's classes, which
   * don't tell inodes.
   */
  @SuppressWarnings("restricted") // The launcher allows native access; without it we do with less.
  static SpaceProbe open() {
    Linker linker = Linker.nativeLinker();
    if (ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
      return Statvfs::withoutInodes;
    }
    try {
      return linker
          .defaultLookup()
          .find("statvfs")
          .<SpaceProbe>map(
              symbol ->
                  new Statvfs(
                      linker.downcallHandle(
                          symbol, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS))))
          .orElse(Statvfs::withoutInodes);
    } catch (IllegalCallerException e) {
      return Statvfs::withoutInodes;
    }
  }

  @Override
  public Space probe(Path mountpoint) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(mountpoint.toString());
      MemorySegment result = arena.allocate(ROOM, JAVA_LONG.byteAlignment());
      if (call(path, result) != 0) {
        throw failure(mountpoint);
      }
      return space(result);
    }
  }

  private int call(MemorySegment path, MemorySegment result) {
    try {
      return (int) statvfs.invokeExact(path, result);
    } catch (Throwable e) {
      throw new AssertionError("A native call without upcalls threw.", e);
    }
  }

  private static Space space(MemorySegment result) {
    long unit = result.get(JAVA_LONG, FRAGMENT_SIZE);
    long inodes = result.get(JAVA_LONG, FILES);
    return new Space(
        result.get(JAVA_LONG, BLOCKS) * unit,
        result.get(JAVA_LONG, BLOCKS_FREE) * unit,
        result.get(JAVA_LONG, BLOCKS_AVAILABLE) * unit,
        inodes > 0 ? inodes : Reader.UNKNOWN,
        inodes > 0 ? result.get(JAVA_LONG, FILES_FREE) : Reader.UNKNOWN);
  }

  /** The JDK asks again, and says why that does not work. */
  private static IOException failure(Path mountpoint) {
    try {
      Files.getFileStore(mountpoint).getTotalSpace();
      return new IOException("statvfs failed once; it is tried again in the next run");
    } catch (IOException e) {
      return e;
    }
  }

  private static Space withoutInodes(Path mountpoint) throws IOException {
    var store = Files.getFileStore(mountpoint);
    return new Space(
        store.getTotalSpace(),
        store.getUnallocatedSpace(),
        store.getUsableSpace(),
        Reader.UNKNOWN,
        Reader.UNKNOWN);
  }
}
