package org.workloadmonitor.collector.compute.linux;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * The bytes of one kernel file, and a place in them that parsing moves forward. One instance serves
 * all files, one after the other, so that a run allocates next to nothing.
 *
 * <p>Nothing here throws for what it finds: a field that is not a number is {@link Reader#UNKNOWN},
 * and no method leaves its line but {@link #nextLine()}.
 */
public final class Text {

  /** No kernel writes a file as long as this; whoever does is not a kernel. */
  private static final int LONGEST = 16 * 1024 * 1024;

  /** The JVM copies reads of up to this size through its stack, longer ones through malloc. */
  private static final int CHUNK = 8192;

  /** The most digits that a long holds whatever they are. */
  private static final int MOST_DIGITS = 18;

  private byte[] bytes = new byte[2 * CHUNK];
  private int length;
  private int at;

  /** Reads a file from its beginning. The kernel makes its content anew for that. */
  public void fill(RandomAccessFile file) throws IOException {
    length = 0;
    at = 0;
    file.seek(0);
    while (true) {
      if (bytes.length - length < CHUNK) {
        grow();
      }
      int read = file.read(bytes, length, CHUNK);
      if (read <= 0) {
        return;
      }
      length += read;
    }
  }

  private void grow() throws IOException {
    if (bytes.length >= LONGEST) {
      throw new IOException("it is longer than " + LONGEST + " bytes");
    }
    bytes = Arrays.copyOf(bytes, 2 * bytes.length);
  }

  /** Whether all lines have been passed. */
  public boolean atEnd() {
    return at >= length;
  }

  /** Goes to the beginning of the next line. */
  public void nextLine() {
    int i = at;
    while (i < length && bytes[i] != '\n') {
      i++;
    }
    at = Math.min(length, i + 1);
  }

  /** Where parsing stands. */
  public int position() {
    return at;
  }

  /** The position of the end of the line, without its line feed. */
  public int endOfLine() {
    int i = at;
    while (i < length && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Goes to a position. */
  public void moveTo(int position) {
    at = position;
  }

  /** Passes blanks. */
  public void skipBlanks() {
    int i = at;
    while (i < length && isBlank(bytes[i])) {
      i++;
    }
    at = i;
  }

  /** Passes the next field, whatever it is. */
  public void skipField() {
    skipBlanks();
    int i = at;
    while (i < length && !isEndOfField(bytes[i])) {
      i++;
    }
    at = i;
  }

  /** Passes everything up to a character and the character; the rest of the line if it has none. */
  public void skipPast(char c) {
    int i = at;
    while (i < length && bytes[i] != c && bytes[i] != '\n') {
      i++;
    }
    at = i < length && bytes[i] == c ? i + 1 : i;
  }

  /** Whether nothing but blanks is left of the line. */
  public boolean atEndOfLine() {
    skipBlanks();
    return at >= length || bytes[at] == '\n';
  }

  /** Passes a character, if it is what follows. */
  public boolean skip(char c) {
    if (at < length && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Passes a word, if it is what follows; what comes after the word does not matter. */
  public boolean skip(byte[] word) {
    if (!follows(word)) {
      return false;
    }
    at += word.length;
    return true;
  }

  /** Whether a word follows; what comes after the word does not matter. */
  public boolean follows(byte[] word) {
    int end = at + word.length;
    return end <= length && Arrays.equals(bytes, at, end, word, 0, word.length);
  }

  /** Whether a name follows, ended by a blank, a colon or the end of the line. */
  public boolean beginsWithName(byte[] name) {
    int end = at + name.length;
    return follows(name) && (end >= length || isEndOfName(bytes[end]));
  }

  /** The name that follows, up to a blank, a colon or the end of the line. */
  public byte[] name() {
    int i = at;
    while (i < length && !isEndOfName(bytes[i])) {
      i++;
    }
    return Arrays.copyOfRange(bytes, at, i);
  }

  /** The next field as a decimal number; unknown if it is none, is negative or too large. */
  public long number() {
    skipBlanks();
    long value = digits();
    if (at < length && !isEndOfField(bytes[at])) {
      skipField();
      return Reader.UNKNOWN;
    }
    return value;
  }

  private long digits() {
    int from = at;
    int i = from;
    long value = 0;
    while (i < length) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
      i++;
    }
    at = i;
    int digits = i - from;
    return digits == 0 || digits > MOST_DIGITS ? Reader.UNKNOWN : value;
  }

  /** The next field as a hexadecimal number of up to 32 bits. */
  public long hex() {
    skipBlanks();
    int from = at;
    long value = 0;
    while (at < length && Character.digit(bytes[at], 16) >= 0) {
      value = value << 4 | Character.digit(bytes[at], 16);
      at++;
    }
    boolean good = at > from && at - from <= 8;
    if (at < length && !isEndOfField(bytes[at])) {
      skipField();
      good = false;
    }
    return good ? value : Reader.UNKNOWN;
  }

  /** The next field as a number with decimals, in thousandths: {@code 12.34} is 12340. */
  public long thousandths() {
    skipBlanks();
    long whole = digits();
    if (whole < 0 || whole > Long.MAX_VALUE / 1000 - 1) {
      skipField();
      return Reader.UNKNOWN;
    }
    long value = whole * 1000;
    if (skip('.')) {
      for (int weight = 100; at < length && bytes[at] >= '0' && bytes[at] <= '9'; weight /= 10) {
        value += (bytes[at] - '0') * (long) weight;
        at++;
      }
    }
    if (at < length && !isEndOfField(bytes[at])) {
      skipField();
      return Reader.UNKNOWN;
    }
    return value;
  }

  /** The next field as text; empty at the end of the line. */
  public String word() {
    skipBlanks();
    int from = at;
    skipField();
    return between(from, at);
  }

  /** What stands between two positions. */
  public String between(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The byte at a position, which is below {@link #length()}. */
  public byte byteAt(int position) {
    return bytes[position];
  }

  /** Whether the bytes between two positions are these. */
  public boolean equals(int from, int to, byte[] expected) {
    return Arrays.equals(bytes, from, to, expected, 0, expected.length);
  }

  /** Whether the whole text is this. */
  public boolean isAll(byte[] expected) {
    return equals(0, length, expected);
  }

  /** A copy of the whole text. */
  public byte[] all() {
    return copy(0, length);
  }

  /** A copy of the bytes between two positions. */
  public byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isEndOfName(byte b) {
    return isEndOfField(b) || b == ':';
  }

  private static boolean isEndOfField(byte b) {
    return b == ' ' || b == '\t' || b == '\n';
  }
}
