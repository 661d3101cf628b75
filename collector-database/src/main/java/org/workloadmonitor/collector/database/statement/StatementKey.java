package org.workloadmonitor.collector.database.statement;

import org.workloadmonitor.api.signal.Attributes;

/**
 * What tells one counted statement from another.
 *
 * @param digest what the server calls it by
 * @param database where it ran; empty where the server does not say
 */
record StatementKey(String digest, String database) {

  Attributes attributes() {
    Attributes.Builder attributes = Attributes.builder().put(QueryDigests.DIGEST, digest);
    if (!database.isBlank()) {
      attributes.put("db.namespace", database);
    }
    return attributes.build();
  }
}
