package org.workloadmonitor.collector.external.gate;

/**
 * The bounds of one lane.
 *
 * @param all how many looks at the same time
 * @param perHost how many of them at one host
 * @param waiting how many may wait for their turn
 */
record Bounds(int all, int perHost, int waiting) {

  /**
   * A look that waits for an answer costs 10 to 60 KiB of a heap of 64 MiB, the most with TLS. 128
   * of a tenth of a second each are 75,000 a minute.
   */
  static final Bounds OF_THE_QUICK = new Bounds(128, 32, Integer.MAX_VALUE);

  /**
   * 192 that wait 10 seconds each are 1,150 a minute. Those that wait for their turn occupy runs of
   * the agent, which are bounded too, so there must not be too many of them.
   */
  static final Bounds OF_THE_SLOW = new Bounds(192, 96, 256);
}
