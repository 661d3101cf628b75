package org.workloadmonitor.core.config;

import java.util.Optional;

/**
 * A key that a record declares.
 *
 * @param key as written in the file
 * @param shape what may be written for it
 * @param defaultText what it is where it is left out, as it would stand in the file
 * @param description one sentence, or empty
 */
record Field(String key, Shape shape, Optional<String> defaultText, String description) {}
