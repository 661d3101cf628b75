package org.workloadmonitor.sink.local.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.workloadmonitor.api.Agent;
import org.workloadmonitor.api.Health;

/**
 * Lays out what is known in the lines that there are: alerts and troubled components first, then
 * readings, then the sinks and what happened last.
 */
final class Summary {

  private static final int MOST_EVENTS = 6;

  private final Agent agent;
  private final boolean allMetrics;
  private final Glyphs glyphs;
  private final DateTimeFormatter clock;

  Summary(Agent agent, boolean allMetrics, Glyphs glyphs, ZoneId zone) {
    this.agent = agent;
    this.allMetrics = allMetrics;
    this.glyphs = glyphs;
    this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** At most as many lines as the size has rows. */
  List<Line> lines(Board.View view, Instant now, TerminalSize size) {
    int columns = size.columns();
    List<ComponentBlock> blocks = blocks(view, columns);
    List<Line> alerts = alerts(view.events().alerts(), Math.max(1, size.rows() / 4), columns);
    List<Line> sinks = sinks(view, columns);

    List<Line> lines = new ArrayList<>(head(blocks, now, columns));
    lines.addAll(alerts);
    int room = size.rows() - lines.size();
    lines.addAll(components(blocks, room - sinks.size(), columns));
    lines.addAll(sinks);
    lines.addAll(events(view.events().recent(), size.rows() - lines.size(), columns));
    return lines.subList(0, Math.min(lines.size(), size.rows()));
  }

  private List<ComponentBlock> blocks(Board.View view, int columns) {
    return view.components().stream()
        .filter(watched -> allMetrics || !isAgent(watched))
        .map(watched -> new ComponentBlock(watched, allMetrics, glyphs, columns))
        .toList();
  }

  private static boolean isAgent(Watched watched) {
    return watched.component().type().equals(WellKnown.AGENT_TYPE);
  }

  private List<Line> head(List<ComponentBlock> blocks, Instant now, int columns) {
    Health health = agent.health();
    Style style = new Verdict(health.status(), "").style();
    String about = " " + agent.version() + " on " + agent.host();
    double seconds =
        Math.max(0, Math.floor(Duration.between(agent.started(), now).toMillis() / 1e3));
    String age = Amount.duration(seconds);
    Line status =
        new Line(columns)
            .add("The agent is ")
            .add(style, health.status().name())
            .add(Style.FAINT, " since it started " + age + " ago");
    if (!health.reason().isBlank()) {
      status =
          new Line(columns)
              .add("The agent is ")
              .add(style, health.status() + ": " + health.reason());
    }
    if (blocks.isEmpty()) {
      status.add(Style.FAINT, "; waiting for the first measurements");
    }
    return List.of(
        new Line(columns)
            .add(Style.BOLD, "Workload Monitor")
            .add(about)
            .right(Style.FAINT, clock.format(now)),
        status);
  }

  private List<Line> alerts(List<Happening> open, int most, int columns) {
    List<Line> lines = new ArrayList<>();
    for (Happening alert : open.subList(0, Math.min(open.size(), most))) {
      lines.add(
          new Line(columns)
              .add(alert.style(), "! " + alert.event().severity() + "  ")
              .add(alert.event().message())
              .add(Style.FAINT, "  since " + clock.format(alert.event().timestamp())));
    }
    if (open.size() > most) {
      lines.add(new Line(columns).add(Style.BAD, "! " + (open.size() - most) + " more alerts"));
    }
    return lines;
  }

  /** As many rows of readings as there is room for; if there is too little, the worst first. */
  private List<Line> components(List<ComponentBlock> blocks, int room, int columns) {
    int rows = blocks.stream().mapToInt(ComponentBlock::rows).max().orElse(0);
    while (rows > 0 && height(blocks, rows) > room) {
      rows--;
    }
    List<Line> lines = new ArrayList<>();
    if (height(blocks, rows) <= room) {
      for (ComponentBlock block : blocks) {
        lines.addAll(block.lines(rows));
      }
      return lines;
    }
    List<ComponentBlock> worstFirst =
        blocks.stream()
            .sorted(Comparator.comparingInt(ComponentBlock::trouble).reversed())
            .toList();
    int shown = 0;
    for (ComponentBlock block : worstFirst) {
      if (lines.size() + block.height(0) >= room) {
        break;
      }
      lines.addAll(block.lines(0));
      shown++;
    }
    lines.add(
        new Line(columns)
            .add(Style.FAINT, "  and " + (blocks.size() - shown) + " more components"));
    return lines;
  }

  private static int height(List<ComponentBlock> blocks, int rows) {
    return blocks.stream().mapToInt(block -> block.height(rows)).sum();
  }

  private static List<Line> sinks(Board.View view, int columns) {
    List<Line> sinks =
        view.components().stream()
            .filter(Summary::isAgent)
            .flatMap(watched -> SinkLines.of(watched.tracks(), columns).stream())
            .toList();
    return titled("Sinks", sinks, columns);
  }

  private List<Line> events(List<Happening> recent, int room, int columns) {
    List<Line> lines = new ArrayList<>();
    int most = Math.min(MOST_EVENTS, room - 1);
    for (Happening happening : recent.subList(0, Math.clamp(recent.size(), 0, Math.max(0, most)))) {
      lines.add(
          new Line(columns)
              .add(Style.FAINT, "  " + clock.format(happening.event().timestamp()) + "  ")
              .add(happening.style(), happening.event().severity().name(), 10)
              .add(happening.event().message()));
    }
    return titled("Events", lines, columns);
  }

  private static List<Line> titled(String title, List<Line> lines, int columns) {
    if (lines.isEmpty()) {
      return lines;
    }
    List<Line> titled = new ArrayList<>();
    titled.add(new Line(columns).add(Style.BOLD, title));
    titled.addAll(lines);
    return titled;
  }
}
