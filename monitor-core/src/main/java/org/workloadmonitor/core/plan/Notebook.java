package org.workloadmonitor.core.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.api.signal.Signal;
import org.workloadmonitor.core.log.Reason;
import org.workloadmonitor.core.pipeline.Recorders;

/**
 * Notes which source recorded what, on the way to the pipeline: behind it nobody knows any more
 * where a signal is from, and so how often it comes. May be used from any thread.
 */
public final class Notebook {

  private final Map<Source, SourceFacts> sources = new HashMap<>();
  private final Map<SignalKey, Note> notes = new HashMap<>();
  private final Set<Missing> missing = new LinkedHashSet<>();

  private record Source(String component, String name) {}

  /** Who recorded something first, and how often it was recorded. */
  private static final class Note {
    final Source source;
    int times;

    Note(Source source) {
      this.source = source;
    }
  }

  /** Makes a source known, before it records. */
  public synchronized void know(String component, String source, SourceFacts facts) {
    sources.put(new Source(component, source), facts);
  }

  /** Recorders that note what they hand on to those of a pipeline. */
  public Recorders before(Recorders pipeline) {
    return (component, source) -> {
      Source known = new Source(component.id(), source);
      return new NotingRecorder(
          pipeline.open(component, source),
          signal -> note(known, signal),
          (part, reason) -> failed(known, part, reason));
    };
  }

  private synchronized void note(Source source, Signal signal) {
    notes.computeIfAbsent(SignalKey.of(source.component(), signal), key -> new Note(source))
        .times++;
  }

  private synchronized void failed(Source source, String part, String reason) {
    missing.add(
        new Missing(
            "Part '%s' of %s of %s".formatted(part, source.name(), source.component()),
            Reason.tidy(reason)));
  }

  /** How often a source makes something; empty for what no source recorded. */
  synchronized Optional<Pace> pace(SignalKey key) {
    Note note = notes.get(key);
    SourceFacts facts = note == null ? null : sources.get(note.source);
    return facts == null || note == null
        ? Optional.empty()
        : Optional.of(new Pace(facts.interval(), Math.ceilDiv(note.times, facts.looks())));
  }

  /** The parts of sources that failed while the others went on. */
  public synchronized List<Missing> missing() {
    return List.copyOf(missing);
  }
}
