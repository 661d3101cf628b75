package org.workloadmonitor.collector.external.tls;

import javax.security.auth.x500.X500Principal;

/** Names of owners and issuers as they are shown: by RFC 2253, and not without end. */
final class Names {

  private static final int LONGEST = 200;

  private Names() {}

  static String of(X500Principal principal) {
    return shortened(principal.getName());
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
