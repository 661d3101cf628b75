package org.workloadmonitor.sink.cloudwatch.plan;

import java.math.BigDecimal;

/**
 * What metrics cost up to a number of them.
 *
 * @param upTo how many metrics in all, those of the tiers before included
 * @param price of one metric for a month
 */
record PriceTier(long upTo, BigDecimal price) {}
