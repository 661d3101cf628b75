package org.workloadmonitor.collector.database.insights;

/**
 * An RDS instance.
 *
 * @param label what the user calls it: its name, or its resource id
 * @param resourceId its {@code DbiResourceId}
 * @param engine what runs on it
 */
record Instance(String label, String resourceId, Engine engine) {}
