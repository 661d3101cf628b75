package org.workloadmonitor.sink.cloudwatch.request;

import java.util.List;
import org.workloadmonitor.sink.cloudwatch.datum.Datum;

/**
 * What one item of a batch comes to; always sent whole, so that its outcome is one.
 *
 * @param item its place in the batch
 * @param data what is sent of it; at least one
 */
public record Part(int item, List<Datum> data) {}
