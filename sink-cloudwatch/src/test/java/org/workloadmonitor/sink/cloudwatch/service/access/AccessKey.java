package org.workloadmonitor.sink.cloudwatch.service.access;

import java.time.Instant;
import java.util.Optional;

/**
 * What a caller signs with.
 *
 * @param id the access key's id
 * @param secret the secret access key; one that was made up for a test
 * @param sessionToken of a temporary key
 * @param expires of a temporary key
 */
public record AccessKey(
    String id, String secret, Optional<String> sessionToken, Optional<Instant> expires) {}
