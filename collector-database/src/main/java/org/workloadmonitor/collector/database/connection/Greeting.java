package org.workloadmonitor.collector.database.connection;

import java.time.Instant;

/**
 * What a server says of itself at the start of a session.
 *
 * @param version its version
 * @param start when it was started, by its own clock
 * @param database the database of the session; empty where there is none
 */
public record Greeting(Version version, Instant start, String database) {}
