package org.workloadmonitor.sink.local.openmetrics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.signal.Event;
import org.workloadmonitor.api.signal.MetricPoint;
import org.workloadmonitor.api.signal.Span;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.api.sink.Outcome;

/** The newest point of every series. May be used by several threads. */
final class SeriesStore {

  /** A series that is shown no more is remembered this long, for the interval it came in. */
  private static final long MEMORY = Duration.ofHours(25).toNanos();

  /** Forgetting looks at every series, so it is done now and then. */
  private static final long BETWEEN_FORGETTING = Duration.ofMinutes(1).toNanos();

  private final PluginContext context;
  private final long shownAtLeast;
  private final KnownComponents components;
  private final SeriesTable table;
  private final EventCounts events;
  private final ReentrantLock lock = new ReentrantLock();
  private long forgotAt;
  private long scrapes;

  SeriesStore(OpenMetricsConfig config, PluginContext context) {
    this.context = context;
    this.shownAtLeast = config.staleAfter().toNanos();
    this.components = new KnownComponents(context.agent().location());
    this.table = new SeriesTable(config, context);
    this.events = new EventCounts(context.clock().instant());
    this.forgotAt = context.nanoTime();
  }

  /** Takes what the batch holds, for the next scrape. */
  Delivery put(Batch batch) {
    Delivery.Builder delivery = Delivery.of(batch);
    long now = context.nanoTime();
    Instant time = context.clock().instant();
    lock.lock();
    try {
      forgetSometimes(now);
      for (int i = 0; i < batch.size(); i++) {
        Optional<String> refusal = put(batch.items().get(i), now, time);
        if (refusal.isPresent()) {
          delivery.set(i, Outcome.rejected(refusal.get()));
        }
      }
    } finally {
      lock.unlock();
    }
    return delivery.build();
  }

  /** Why an item was not taken; empty if it was. */
  private Optional<String> put(Item item, long now, Instant time) {
    KnownComponent owner = components.of(item.component());
    return switch (item.signal()) {
      case MetricPoint point -> table.put(owner, point, now - age(point, time), now);
      case Event event -> events.count(owner, event, now);
      case Span _ -> Optional.of("Spans have no place in OpenMetrics.");
    };
  }

  /** The host's clock may be set: how old a series gets is told by one that only goes forward. */
  private static long age(MetricPoint point, Instant time) {
    return Math.max(0, Duration.between(point.timestamp(), time).toNanos());
  }

  private void forgetSometimes(long now) {
    if (now - forgotAt >= BETWEEN_FORGETTING) {
      forgotAt = now;
      Set<KnownComponent> inUse = new HashSet<>();
      table.forget(MEMORY, now, inUse);
      events.forget(MEMORY, now, inUse);
      components.forgetAllBut(inUse);
    }
  }

  /** Begins to show what is not stale. */
  Scrape scrape() {
    long now = context.nanoTime();
    lock.lock();
    try {
      long scrape = ++scrapes;
      return new Scrape(
          scrape,
          table.inOrder(),
          series -> series.isShown(now, shownAtLeast),
          events.passage(now, scrape, shownAtLeast),
          () -> components.shownIn(scrape),
          table.renamed());
    } finally {
      lock.unlock();
    }
  }

  /** What the scrape shows next; points may come in between. */
  Portion next(Scrape scrape) {
    lock.lock();
    try {
      return scrape.next();
    } finally {
      lock.unlock();
    }
  }
}
