/**
 * Performance Insights, RDS and STS on the loopback address, as strict as their documentation, for
 * the real SDK to talk to.
 */
@NullMarked
package org.workloadmonitor.collector.database.service;

import org.jspecify.annotations.NullMarked;
