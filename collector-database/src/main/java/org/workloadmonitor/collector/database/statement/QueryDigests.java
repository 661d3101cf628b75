package org.workloadmonitor.collector.database.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.Recorder;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.Severity;

/** Tells the text behind each digest once. */
public final class QueryDigests {

  /** The attribute that names a statement without its text. */
  public static final String DIGEST = "db.query.digest";

  /** The event that tells the text. */
  public static final String EVENT = "db.query.digest.seen";

  /** How many digests are remembered; the one not seen for longest is forgotten first. */
  private static final int MOST = 10_000;

  private final Map<String, Boolean> told = new LinkedHashMap<>(16, 0.75f, true);

  /** Those of the digests whose text was not told yet. */
  public List<String> untold(List<String> digests) {
    return digests.stream().distinct().filter(digest -> told.get(digest) == null).toList();
  }

  /**
   * Tells a text.
   *
   * @param system the value of {@code db.system.name}
   * @param text the normalised text, without literals
   */
  public void tell(String digest, String text, String system, Recorder out) {
    told.put(digest, true);
    if (told.size() > MOST) {
      told.remove(told.keySet().iterator().next());
    }
    out.event(
        EVENT,
        Severity.INFO,
        "The statement behind the digest %s.".formatted(digest),
        Attributes.of(DIGEST, digest, "db.query.text", text, "db.system.name", system));
  }
}
