package org.workloadmonitor.core.outbox.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes: numbers of variable length (LEB128, zigzag), doubles, texts. */
final class Bytes {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] array = new byte[4096];
  private int size;

  void put(int value) {
    room(1);
    array[size++] = (byte) value;
  }

  void fixed(long value) {
    room(8);
    LONG.set(array, size, value);
    size += 8;
  }

  /** A number that is rarely negative. */
  void unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      array[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[size++] = (byte) rest;
  }

  void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  /** Any text, halves of surrogate pairs included, which UTF-8 would lose. */
  void text(String text) {
    int length = text.length();
    unsigned(length);
    if (isAscii(text)) {
      room(length);
      System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, array, size, length);
      size += length;
      return;
    }
    for (int i = 0; i < length; i++) {
      unsigned(text.charAt(i));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private void room(int more) {
    if (array.length - size < more) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, size + more));
    }
  }

  int size() {
    return size;
  }

  byte[] array() {
    return array;
  }

  byte[] toArray() {
    return Arrays.copyOf(array, size);
  }
}
