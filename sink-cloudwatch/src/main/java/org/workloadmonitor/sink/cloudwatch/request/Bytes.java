package org.workloadmonitor.sink.cloudwatch.request;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** ASCII text under construction. For use by one thread. */
final class Bytes {

  private byte[] bytes = new byte[1024];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  Bytes put(String ascii) {
    reserve(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  Bytes put(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  Bytes put(long number) {
    return put(Long.toString(number));
  }

  /** In as few characters as tell the number from all others; whole numbers as such. */
  Bytes put(double number) {
    long whole = (long) number;
    return whole == number && Math.abs(whole) < 1_000_000_000_000_000L
        ? put(whole)
        : put(Double.toString(number));
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }
}
