package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The size of a page of memory: 4,096 bytes on x86, up to 65,536 on ARM. The kernel tells every
 * process in its auxiliary vector (getauxval(3)), pairs of a key and a value.
 */
final class PageSize {

  private static final long USUAL = 4096;
  private static final long AT_PAGESZ = 6;

  private PageSize() {}

  static long of(Path root) {
    try {
      byte[] vector = Files.readAllBytes(root.resolve("proc/self/auxv"));
      ByteBuffer words = ByteBuffer.wrap(vector).order(ByteOrder.nativeOrder());
      while (words.remaining() >= 2 * Long.BYTES) {
        long key = words.getLong();
        long value = words.getLong();
        if (key == AT_PAGESZ) {
          return value;
        }
      }
      return USUAL;
    } catch (IOException e) {
      return USUAL;
    }
  }
}
