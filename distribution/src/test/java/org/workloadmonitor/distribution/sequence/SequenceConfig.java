package org.workloadmonitor.distribution.sequence;

import java.nio.file.Path;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * How the collector counts.
 *
 * @param rate numbers a second; each comes as a gauge, as a counter's increase and as an event
 * @param series over how many series of the gauge the numbers are spread
 * @param last the number after which it stops
 * @param diary the file in which it notes what it is about to emit
 */
public record SequenceConfig(
    @Default("500") @Range(min = "1") @Description("Numbers a second.") int rate,
    @Default("1") @Range(min = "1") @Description("Series of the gauge.") int series,
    @Description("The number after which it stops.") Optional<Long> last,
    @Description("Where it notes what it is about to emit.") Path diary) {}
