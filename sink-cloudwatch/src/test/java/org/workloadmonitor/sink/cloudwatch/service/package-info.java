/**
 * Amazon CloudWatch, CloudWatch Logs and STS on this machine, for tests: {@link
 * org.workloadmonitor.sink.cloudwatch.service.AwsService} decodes the wire format, checks
 * signatures, rights and every documented limit as strictly as the services do, remembers what it
 * took, and fails on demand the way networks and services fail.
 *
 * <p>It is written from the services' models and documentation, and knows nothing of the sink that
 * it judges.
 */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.service;

import org.jspecify.annotations.NullMarked;
