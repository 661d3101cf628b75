package org.workloadmonitor.collector.database.insights;

import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;
import org.workloadmonitor.collector.database.insights.progress.SeenDigests;
import org.workloadmonitor.collector.database.statement.QueryDigests;

/** Tells the text of each statement once, without its literals. */
final class DigestEvents {

  private final SeenDigests seen;
  private final Engine engine;

  DigestEvents(SeenDigests seen, Engine engine) {
    this.seen = seen;
    this.engine = engine;
  }

  void tell(Digest digest, Recorder out) {
    if (digest.text().isEmpty() || !seen.isNew(digest.id())) {
      return;
    }
    boolean backticks = engine.isMysql() || engine.isMariadb();
    out.event(
        QueryDigests.EVENT,
        Severity.INFO,
        "The statement behind the digest %s.".formatted(digest.id()),
        Attributes.of(
            QueryDigests.DIGEST,
            digest.id(),
            "db.query.text",
            Literals.removed(digest.text(), backticks),
            "db.system.name",
            engine.system()));
  }
}
