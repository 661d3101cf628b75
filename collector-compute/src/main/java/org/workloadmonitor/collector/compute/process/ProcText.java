package org.workloadmonitor.collector.compute.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one small file after another, in a buffer that is kept: a walk over all processes
 * reads thousands.
 */
final class ProcText {

  /** Longer command lines are cut; the kernel itself once cut them at 4,096. */
  private static final int LONGEST = 32 * 1024;

  private static final long UNKNOWN = -1;

  private byte[] bytes = new byte[4096];
  private int length;
  private int at;

  /** Reads a file from its beginning; false if that can't be done, also because it is gone. */
  boolean read(String path) {
    length = 0;
    at = 0;
    try (FileInputStream in = new FileInputStream(path)) {
      for (int read; (read = in.read(bytes, length, bytes.length - length)) > 0; ) {
        length += read;
        if (length == LONGEST) {
          break;
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The whole text. */
  String text() {
    return text(0, length);
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  int firstIndexOf(char c) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return -1;
  }

  int lastIndexOf(char c) {
    for (int i = length - 1; i >= 0; i--) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return -1;
  }

  char charAt(int index) {
    return index < length ? (char) bytes[index] : '\0';
  }

  /** Lets {@link #nextNumber()} begin there. */
  void goTo(int index) {
    at = index;
  }

  /** Passes over words that are set apart by blanks. */
  void skipWords(int count) {
    for (int i = 0; i < count; i++) {
      skipBlanks();
      while (at < length && !isBlank(bytes[at])) {
        at++;
      }
    }
  }

  /** The next word as a number that is not negative; unknown if it is none. */
  long nextNumber() {
    skipBlanks();
    int begin = at;
    long number = 0;
    while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
      number = 10 * number + (bytes[at++] - '0');
    }
    return at == begin || number < 0 ? UNKNOWN : number;
  }

  /** The number that follows a key at the beginning of a line, as in {@code Threads: 4}. */
  long numberOf(String key) {
    for (int line = 0; line < length; line = nextLine(line)) {
      if (startsWith(key, line)) {
        at = line + key.length();
        return nextNumber();
      }
    }
    return UNKNOWN;
  }

  private int nextLine(int from) {
    int i = from;
    while (i < length && bytes[i] != '\n') {
      i++;
    }
    return i + 1;
  }

  private boolean startsWith(String key, int index) {
    if (index + key.length() > length) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (bytes[index + i] != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skipBlanks() {
    while (at < length && isBlank(bytes[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n';
  }
}
