package org.workloadmonitor.collector.database.service;

import tools.jackson.databind.JsonNode;

/**
 * A request that came.
 *
 * @param action as IAM names it: {@code pi:GetResourceMetrics}
 * @param body its members; those of a form as texts
 */
public record Asked(String action, JsonNode body) {}
