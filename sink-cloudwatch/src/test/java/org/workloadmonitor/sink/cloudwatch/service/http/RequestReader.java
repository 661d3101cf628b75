package org.workloadmonitor.sink.cloudwatch.service.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the requests of one connection (RFC 9112). */
final class RequestReader {

  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LONGEST_BODY = 32 * 1024 * 1024;

  private final InputStream in;
  private final OutputStream out;

  /**
   * @param out where {@code 100 Continue} goes
   */
  RequestReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Reads one request, whose first byte has been read already. */
  Request read(int firstByte) throws IOException {
    String[] start = line(firstByte).split(" ", -1);
    if (start.length != 3 || !start[2].equals("HTTP/1.1")) {
      throw new IOException("Not the start of an HTTP/1.1 request: " + String.join(" ", start));
    }
    Map<String, List<String>> headers = headers();
    if (headers.containsKey("expect")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    return new Request(start[0], start[1], headers, Bytes.of(body(headers)));
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(in.read()); !line.isEmpty(); line = line(in.read())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("Not a header: " + line);
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      return chunks();
    }
    return exactly(Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).get(0)));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in.read()).replaceFirst(";.*", ""), 16);
      all.write(exactly(size));
      line(in.read());
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private byte[] exactly(int size) throws IOException {
    if (size > LONGEST_BODY) {
      throw new IOException("A body of " + size + " bytes is longer than this server reads.");
    }
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("The body ended after " + bytes.length + " of " + size + " bytes.");
    }
    return bytes;
  }

  private String line(int firstByte) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int next = firstByte; next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException("A line without an end: " + line);
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
