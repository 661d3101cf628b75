package org.workloadmonitor.api.testkit;

import java.util.regex.Pattern;

/** The forms of ids, types and keys. */
final class Words {

  /** Ids of plugins and types of factories. */
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /** Keys of the configuration. */
  static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");

  private Words() {}
}
