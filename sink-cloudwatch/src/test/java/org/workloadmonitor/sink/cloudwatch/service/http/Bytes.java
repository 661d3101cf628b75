package org.workloadmonitor.sink.cloudwatch.service.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that nobody changes. */
public final class Bytes {

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes these over. */
  public static Bytes of(byte... bytes) {
    return new Bytes(bytes);
  }

  /** A text in UTF-8. */
  public static Bytes of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many there are. */
  public int size() {
    return bytes.length;
  }

  /** To read them from the start. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /** To look at them. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** These and then others. */
  Bytes and(Bytes others) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + others.bytes.length);
    System.arraycopy(others.bytes, 0, all, bytes.length, others.bytes.length);
    return of(all);
  }

  /** The first of them. */
  Bytes first(int count) {
    return of(Arrays.copyOf(bytes, Math.min(count, bytes.length)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
