package org.workloadmonitor.collector.external.assertion;

import java.util.Optional;
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
}
