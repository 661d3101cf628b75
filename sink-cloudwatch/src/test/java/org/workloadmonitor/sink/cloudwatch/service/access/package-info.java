/** Who may do what: keys, roles and policies of one account, and Signature Version 4. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service.access;

import org.jspecify.annotations.NullMarked;
