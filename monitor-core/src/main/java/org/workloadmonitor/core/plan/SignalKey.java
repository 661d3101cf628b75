package org.workloadmonitor.core.plan;

import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.Signal;

/**
 * What comes again and again: a series of a metric, or the events or spans of one name.
 *
 * @param component the id of whose it is
 * @param what the metric's descriptor, or the name
 * @param attributes of a series
 */
record SignalKey(String component, Object what, Attributes attributes) {

  static SignalKey of(String component, Signal signal) {
    return signal instanceof MetricPoint point
        ? new SignalKey(component, point.descriptor(), point.attributes())
        : new SignalKey(component, signal.name(), Attributes.EMPTY);
  }
}
