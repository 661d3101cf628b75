package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.Locale;

/** The units of CloudWatch (API reference, MetricDatum, Unit). */
public enum CloudWatchUnit {
  SECONDS,
  MICROSECONDS,
  MILLISECONDS,
  BYTES,
  KILOBYTES,
  MEGABYTES,
  GIGABYTES,
  TERABYTES,
  BITS,
  KILOBITS,
  MEGABITS,
  GIGABITS,
  TERABITS,
  PERCENT,
  COUNT,
  BYTES_SECOND,
  KILOBYTES_SECOND,
  MEGABYTES_SECOND,
  GIGABYTES_SECOND,
  TERABYTES_SECOND,
  BITS_SECOND,
  KILOBITS_SECOND,
  MEGABITS_SECOND,
  GIGABITS_SECOND,
  TERABITS_SECOND,
  COUNT_SECOND,
  NONE;

  private final String word;

  CloudWatchUnit() {
    String[] words = name().split("_", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].charAt(0) + words[i].substring(1).toLowerCase(Locale.ROOT);
    }
    this.word = String.join("/", words);
  }

  /** As requests write it: {@code Bytes/Second}. */
  public String word() {
    return word;
  }

  /**
   * The unit that requests write so.
   *
   * @throws IllegalArgumentException if there is none
   */
  static CloudWatchUnit of(String word) {
    return valueOf(word.replace('/', '_').toUpperCase(Locale.ROOT));
  }
}
