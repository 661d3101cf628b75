/**
 * The configuration: YAML files in, records or a list of problems out.
 *
 * <p>{@link org.workloadmonitor.core.config.ConfigurationReader} is the entry. Every mistake in
 * every file is reported at once, each with its place.
 */
@NullMarked
package org.workloadmonitor.core.config;

import org.jspecify.annotations.NullMarked;
