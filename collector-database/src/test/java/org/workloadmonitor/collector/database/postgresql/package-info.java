@NullMarked
package org.workloadmonitor.collector.database.postgresql;

import org.jspecify.annotations.NullMarked;
