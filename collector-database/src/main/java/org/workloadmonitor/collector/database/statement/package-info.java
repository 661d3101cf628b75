/** The statements that cost a server most, by digest; shared by all engines. */
@NullMarked
package org.workloadmonitor.collector.database.statement;

import org.jspecify.annotations.NullMarked;
