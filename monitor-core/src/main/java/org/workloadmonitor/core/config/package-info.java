/** YAML to records: placeholders, validation with line and column, 'did you mean', JSON Schema. */
@NullMarked
package org.workloadmonitor.core.config;

import org.jspecify.annotations.NullMarked;
