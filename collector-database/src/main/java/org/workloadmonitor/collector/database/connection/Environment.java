package org.workloadmonitor.collector.database.connection;

import java.nio.file.Path;

/**
 * What a connection may need besides its target.
 *
 * @param directory a directory of the instance's own, for files that a driver insists on
 * @param application the name under which the server lists the session
 */
public record Environment(Path directory, String application) {}
