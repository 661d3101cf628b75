package org.workloadmonitor.collector.external.assertion;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Description;

/**
 * How large a body may be, uncompressed.
 *
 * @param above more than this
 * @param below less than this
 */
public record SizeCheck(
    @Description("It must be larger than this.") Optional<ByteSize> above,
    @Description("It must be smaller than this.") Optional<ByteSize> below) {

  boolean allows(long size) {
    return above.map(bound -> size > bound.bytes()).orElse(true)
        && below.map(bound -> size < bound.bytes()).orElse(true);
  }

  /** What is asked for, in words: {@code more than 10 and less than 100}. */
  @Override
  public String toString() {
    return Stream.of(
            above.map(bound -> "more than " + bound.bytes()),
            below.map(bound -> "less than " + bound.bytes()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" and "));
  }
}
