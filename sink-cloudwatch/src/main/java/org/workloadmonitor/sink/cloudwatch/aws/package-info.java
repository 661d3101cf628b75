/**
 * The way to AWS: region, credentials, signed requests, and what became of each of them.
 *
 * <p>Credentials, signatures and connections are those of the AWS SDK for Java. Its service clients
 * are not used: they try again by themselves, and hide whether a request that failed may have been
 * taken. Here a request is sent once, and the {@link org.workloadmonitor.sink.cloudwatch.aws.Reply}
 * says what is known of it.
 */
@NullMarked
package org.workloadmonitor.sink.cloudwatch.aws;

import org.jspecify.annotations.NullMarked;
