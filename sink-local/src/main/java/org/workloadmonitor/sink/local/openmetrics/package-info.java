/**
 * The sink {@code openmetrics}: an HTTP endpoint that Prometheus and its like read.
 *
 * <p>{@link org.workloadmonitor.sink.local.openmetrics.OpenMetricsSinkFactory} is the entry. Points
 * go into a {@code SeriesStore}; a {@code Scrape} goes through it in portions, which the Prometheus
 * client writes as text.
 */
@NullMarked
package org.workloadmonitor.sink.local.openmetrics;

import org.jspecify.annotations.NullMarked;
