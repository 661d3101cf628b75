package org.workloadmonitor.sink.cloudwatch.request;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.workloadmonitor.sink.cloudwatch.datum.Datum;

/**
 * Fills one request up to the limits of PutMetricData: 1,000 metrics and 1 MB. AWS does not say
 * whether the megabyte is counted before or after compression, nor how many bytes it has: a million
 * bytes before compression keeps either reading.
 *
 * <p>For use by one thread.
 */
public final class RequestWriter {

  /** The most data of one request. */
  public static final int MOST_DATA = 1000;

  /** The most bytes of one request, before compression. */
  public static final int MOST_BYTES = 1_000_000;

  /** Smaller bodies stay as they are: the SDKs' own threshold for this operation. */
  private static final int WORTH_COMPRESSING = 10_240;

  private static final int ROOM_FOR_END = 16;
  private static final int CHUNK = 8192;

  private final BodyFormat format;
  private final boolean highResolution;
  private final String namespace;
  private final List<Part> parts = new ArrayList<>();
  private final Bytes scratch = new Bytes();
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream(1024);
  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream(1024);
  private OutputStream out = plain;
  private boolean compressing;
  private int size;
  private int data;

  /**
   * Begins a request.
   *
   * @param format how it is written
   * @param highResolution whether CloudWatch shall keep the points second by second
   * @param namespace where its metrics belong
   */
  public RequestWriter(BodyFormat format, boolean highResolution, String namespace) {
    this.format = format;
    this.highResolution = highResolution;
    this.namespace = namespace;
    format.begin(scratch, namespace);
    flush();
  }

  /**
   * Adds a part if there is room for all of it.
   *
   * @return whether it was added
   */
  public boolean add(Part part) {
    if (data + part.data().size() > MOST_DATA) {
      return false;
    }
    scratch.clear();
    int number = data;
    for (Datum datum : part.data()) {
      format.datum(scratch, ++number, datum, highResolution);
    }
    if (size + scratch.size() > MOST_BYTES - ROOM_FOR_END) {
      return false;
    }
    data = number;
    parts.add(part);
    flush();
    return true;
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The request; nothing can be added after it. */
  public MetricRequest finish() {
    scratch.clear();
    format.end(scratch);
    flush();
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MetricRequest(
        namespace,
        List.copyOf(parts),
        new MetricRequest.Body((compressing ? compressed : plain).toByteArray()),
        compressing ? Optional.of("gzip") : Optional.empty());
  }

  private void flush() {
    try {
      if (!compressing && size + scratch.size() >= WORTH_COMPRESSING) {
        compressing = true;
        out = new BufferedOutputStream(new GZIPOutputStream(compressed, CHUNK), CHUNK);
        plain.writeTo(out);
        plain.reset();
      }
      scratch.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size += scratch.size();
  }
}
