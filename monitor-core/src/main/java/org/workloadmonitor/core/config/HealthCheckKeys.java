package org.workloadmonitor.core.config;

import java.time.Duration;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/** The agent's own keys in the block of a health check: those of every run, and how it decides. */
record HealthCheckKeys(
    @Description("What kind it is; 'monitor plugins' lists those that are installed.") String type,
    @Default("true")
        @Description("Whether it runs; mistakes in a block that is switched off are warnings.")
        boolean enabled,
    @Range(min = "1s") @Description("Time from one run to the next.") Optional<Duration> interval,
    @Range(min = "100ms") @Description("How long one run may take before it is interrupted.")
        Optional<Duration> deadline,
    @Default("1")
        @Range(min = "1", max = "100")
        @Description("How many good results in a row make a component UP that is DOWN.")
        int upAfter,
    @Default("1")
        @Range(min = "1", max = "100")
        @Description("How many bad results in a row make a component DOWN.")
        int downAfter) {}
