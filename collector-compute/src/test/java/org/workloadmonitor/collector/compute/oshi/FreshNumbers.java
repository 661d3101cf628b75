package org.workloadmonitor.collector.compute.oshi;

import oshi.util.GlobalConfig;

/** OSHI keeps what it read for some hundred milliseconds, and decides so when it is loaded. */
final class FreshNumbers {

  private FreshNumbers() {}

  /** To be called before anything else of OSHI. */
  static void want() {
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, 0);
  }
}
