package org.workloadmonitor.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.workloadmonitor.core.config.YamlTree.Entry;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Scalar;
import org.workloadmonitor.core.config.YamlTree.Sequence;

/**
 * Builds the tree of one YAML file from the parser's events.
 *
 * <p>From events and not through the library's own composer, because here the depth, the size after
 * aliases, and a key given twice are ours to report with their place, and the first two ours to
 * bound before anything is built.
 */
final class YamlReader {

  private static final int DEEPEST = 64;
  private static final int MOST_NODES = 1_000_000;
  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final Set<String> PLAIN_TAGS =
      Set.of("str", "int", "float", "bool", "null", "map", "seq");

  private final Path file;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<String, Built> anchors = new HashMap<>();
  private int nodes;

  private YamlReader(Path file, String text, Problems problems) {
    this.file = file;
    this.problems = problems;
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /**
   * Reads a file's text.
   *
   * @return empty if there is nothing in it, or if it is no YAML, which is then reported
   */
  static Optional<YamlTree> read(Path file, String text, Problems problems) {
    try {
      return new YamlReader(file, text, problems).document();
    } catch (YamlEngineException e) {
      Problem problem = YamlSyntax.problem(file, e, text);
      problems.error(problem.place(), problem.message());
    } catch (Refused e) {
      problems.error(e.place, e.sentence);
    }
    return Optional.empty();
  }

  private Optional<YamlTree> document() {
    YamlTree root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent && root != null) {
        throw new Refused(
            place(event),
            "A second YAML document begins here. Put it into a file of its own, or remove the"
                + " '---'.");
      }
      if (event instanceof NodeEvent) {
        root = node(event, 1).tree;
      }
    }
    return root == null || YamlTree.isNull(root) ? Optional.empty() : Optional.of(root);
  }

  private Built node(Event event, int depth) {
    count(1, event);
    if (depth > DEEPEST) {
      throw new Refused(
          place(event), "This is nested more than " + DEEPEST + " levels deep. Flatten it.");
    }
    Built built = read(event, depth);
    if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
      named.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), built));
    }
    return built;
  }

  private Built read(Event event, int depth) {
    return switch (event.getEventId()) {
      case Alias -> aliased((AliasEvent) event, depth);
      case SequenceStart -> sequence((SequenceStartEvent) event, depth);
      case MappingStart -> mapping((MappingStartEvent) event, depth);
      case Scalar -> scalar((ScalarEvent) event);
      default -> throw new IllegalStateException("Not the start of a node: " + event);
    };
  }

  private Built scalar(ScalarEvent event) {
    String tag = event.getTag().orElse("");
    checkTag(tag, event);
    boolean plain = tag.isEmpty() ? event.isPlain() : isTyped(tag);
    return new Built(new Scalar(place(event), event.getValue(), plain), 1, 1);
  }

  private static boolean isTyped(String tag) {
    return tag.startsWith(STANDARD) && !tag.equals(STANDARD + "str");
  }

  private Built sequence(SequenceStartEvent start, int depth) {
    checkTag(start.getTag().orElse(""), start);
    int before = nodes;
    int height = 0;
    List<YamlTree> elements = new ArrayList<>();
    Event event = events.next();
    while (!(event instanceof SequenceEndEvent)) {
      Built element = node(event, depth + 1);
      elements.add(element.tree);
      height = Math.max(height, element.height);
      event = events.next();
    }
    return new Built(new Sequence(place(start), elements), nodes - before + 1, height + 1);
  }

  private Built mapping(MappingStartEvent start, int depth) {
    checkTag(start.getTag().orElse(""), start);
    int before = nodes;
    int height = 0;
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<YamlTree> merged = new ArrayList<>();
    Event event = events.next();
    while (!(event instanceof MappingEndEvent)) {
      Built key = node(event, depth + 1);
      Built value = node(events.next(), depth + 1);
      height = Math.max(height, value.height);
      if (key.tree instanceof Scalar(Place place, String text, boolean plain)) {
        if (plain && text.equals("<<")) {
          merged.add(value.tree);
        } else {
          put(entries, text, new Entry(place, value.tree));
        }
      } else {
        problems.error(
            key.tree.place(), "A key must be a word, but this is " + key.tree.form() + ".");
      }
      event = events.next();
    }
    merged.forEach(tree -> merge(tree, entries));
    return new Built(new Mapping(place(start), entries), nodes - before + 1, height + 1);
  }

  private void put(Map<String, Entry> entries, String key, Entry entry) {
    Entry first = entries.putIfAbsent(key, entry);
    if (first != null) {
      problems.error(
          entry.keyPlace(),
          "The key %s is here twice; the first is in line %s. Remove one of them."
              .formatted(Quote.of(key), first.keyPlace().line()));
    }
  }

  /** What is written beside a merge key wins over what it brings (yaml.org/type/merge.html). */
  private void merge(YamlTree from, Map<String, Entry> entries) {
    switch (from) {
      case Mapping mapping -> mapping.entries().forEach(entries::putIfAbsent);
      case Sequence sequence
          when sequence.elements().stream().allMatch(Mapping.class::isInstance) ->
          sequence.elements().forEach(element -> merge(element, entries));
      default ->
          problems.error(
              from.place(),
              "'<<' takes the keys of another mapping, but this is "
                  + from.form()
                  + ". Write '<<: *name', where &name marks a mapping.");
    }
  }

  private Built aliased(AliasEvent alias, int depth) {
    Built target = anchors.get(alias.getAlias().getValue());
    if (target == null) {
      throw new Refused(
          place(alias),
          "In YAML a value that starts with '*' repeats what '&' marked, and nothing above is"
              + " marked so. Put the value into quotes if the '*' belongs to it.");
    }
    if (depth + target.height > DEEPEST) {
      throw new Refused(
          place(alias),
          "With what this alias repeats, nesting is more than " + DEEPEST + " levels deep.");
    }
    count(target.nodes, alias);
    return target;
  }

  private void count(int more, Event event) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw new Refused(
          place(event),
          "With what its aliases repeat, this file has more than a million values. Use fewer"
              + " aliases.");
    }
  }

  private void checkTag(String tag, Event event) {
    boolean known =
        tag.isEmpty()
            || tag.equals("!")
            || (tag.startsWith(STANDARD) && PLAIN_TAGS.contains(tag.substring(STANDARD.length())));
    if (!known) {
      problems.error(
          place(event),
          "YAML tags mean nothing here. Remove the one that starts with '!', or put the value into"
              + " quotes if the '!' belongs to it.");
    }
  }

  private Place place(Event event) {
    return YamlSyntax.place(file, event.getStartMark());
  }

  /**
   * A node with what it weighs once its aliases are followed.
   *
   * @param nodes it and all below it
   * @param height levels, itself included
   */
  private record Built(YamlTree tree, int nodes, int height) {}

  /** Ends the reading of this file. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;
    private final String sentence;

    Refused(Place place, String sentence) {
      super(sentence, null, false, false);
      this.place = place;
      this.sentence = sentence;
    }
  }
}
