package org.workloadmonitor.core.outbox;

import java.util.List;

/**
 * What an outbox gave.
 *
 * @param entries leased to whoever asked; perhaps none
 * @param complete whether the demand is met as far as it can be; if not, more is on its way from
 *     the disk, and the outbox's listener is told when it has come
 */
public record Taken(List<Entry> entries, boolean complete) {}
