package org.workloadmonitor.core.plan;

/**
 * Something whose signals are not in a plan.
 *
 * @param what names it
 * @param reason why not, without secrets
 */
public record Missing(String what, String reason) {}
