package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.Optional;

/**
 * What a metric, or the part of it that has one value of an attribute, is in CloudWatch.
 *
 * @param text the name
 * @param scale its unit there
 * @param attribute the attribute that the name stands for, which is then no dimension
 */
record Name(String text, Scale scale, Optional<String> attribute) {}
