/**
 * Tries region, credentials and rights without publishing anything.
 *
 * <p>To learn of a right, the operation itself is called with something that the service refuses
 * for its content: a point and an event of three weeks ago. That the service looks at the caller's
 * rights before it looks at the content is assumed; it has not been tried on the service itself.
 */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.verify;

import org.jspecify.annotations.NullMarked;
