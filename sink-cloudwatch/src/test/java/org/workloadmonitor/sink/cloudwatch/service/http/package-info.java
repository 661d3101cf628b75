/** HTTP/1.1 over plain sockets, so that a test can also break it. */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service.http;

import org.jspecify.annotations.NullMarked;
