package org.workloadmonitor.core.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workloadmonitor.core.config.YamlTree.Scalar;

/**
 * Puts values in place of {@code ${env:NAME}}, {@code ${env:NAME:-default}}, {@code ${file:PATH}}
 * and {@code ${host:name}}. What a placeholder brings is never looked at for placeholders again.
 */
final class Placeholders {

  private final Environment environment;
  private final Set<Path> files = new HashSet<>();
  private final Redaction values = new Redaction();

  Placeholders(Environment environment) {
    this.environment = environment;
  }

  /**
   * A text with its placeholders replaced.
   *
   * @param brought what the placeholders gave, to be kept out of messages; empty if there were none
   * @param outside those of them that came from a variable or a file, and may be secrets
   */
  record Expanded(String text, List<String> brought, List<String> outside) {

    /** A text without placeholders. */
    Expanded(String text) {
      this(text, List.of(), List.of());
    }

    boolean isFromPlaceholder() {
      return !brought.isEmpty();
    }
  }

  /** A text without anything that a variable or a file gave so far, for messages. */
  String withoutValues(String text) {
    return values.clean(text);
  }

  /** Every file that a placeholder named so far. */
  Set<Path> files() {
    return Collections.unmodifiableSet(files);
  }

  /** Replaces the placeholders of a value; empty if one has no value, which is then reported. */
  Optional<Expanded> expand(Scalar scalar, Problems problems) {
    if (!scalar.text().contains("${")) {
      return Optional.of(new Expanded(scalar.text()));
    }
    try {
      return Optional.of(expanded(scalar.text(), scalar.place()));
    } catch (NoValue e) {
      problems.error(scalar.place(), e.sentence);
      return Optional.empty();
    }
  }

  private Expanded expanded(String text, Place place) throws NoValue {
    StringBuilder expanded = new StringBuilder();
    List<String> brought = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      boolean escaped = at > from && text.charAt(at - 1) == '$';
      if (escaped) {
        expanded.append(text, from, at - 1).append("${");
        from = at + 2;
      } else {
        String value = value(inside(text, at), place, outside);
        expanded.append(text, from, at).append(value);
        brought.add(value);
        from = text.indexOf('}', at) + 1;
      }
    }
    return new Expanded(expanded.append(text, from, text.length()).toString(), brought, outside);
  }

  private static String inside(String text, int at) throws NoValue {
    int end = text.indexOf('}', at);
    if (end < 0) {
      throw new NoValue(
          "A placeholder has no closing '}'. Close it, or write '$${' for the two characters"
              + " themselves.");
    }
    return text.substring(at + 2, end);
  }

  private String value(String placeholder, Place place, List<String> outside) throws NoValue {
    int colon = placeholder.indexOf(':');
    String kind = colon < 0 ? placeholder : placeholder.substring(0, colon);
    String rest = colon < 0 ? "" : placeholder.substring(colon + 1);
    return switch (kind) {
      case "env" -> variable(rest, outside);
      case "file" -> hidden(SecretFile.read(path(rest, place)), outside);
      case "host" -> host(rest);
      default ->
          throw new NoValue(
              "Unknown placeholder "
                  + Quote.of("${" + kind + (colon < 0 ? "}" : ":...}"))
                  + ". Write ${env:NAME}, ${env:NAME:-default}, ${file:PATH} or ${host:name}, or"
                  + " '$${' for the two characters themselves.");
    };
  }

  /** As in a shell, the default is also taken where the variable is empty. */
  private String variable(String rest, List<String> outside) throws NoValue {
    int split = rest.indexOf(":-");
    String name = split < 0 ? rest : rest.substring(0, split);
    if (name.isBlank() || name.indexOf('=') >= 0 || name.indexOf(':') >= 0) {
      throw new NoValue(
          "A placeholder names no environment variable. Write ${env:NAME} or"
              + " ${env:NAME:-default}.");
    }
    String value = environment.variables().apply(name);
    if (split >= 0 && (value == null || value.isEmpty())) {
      return rest.substring(split + 2);
    }
    if (value == null) {
      throw new NoValue(
          "The environment variable %s is not set. Set it where the agent is started, or give a"
                  .formatted(Quote.of(name))
              + " default: ${env:%s:-default}.".formatted(Quote.clean(name, 60)));
    }
    return hidden(value, outside);
  }

  private String hidden(String value, List<String> outside) {
    values.hide(value);
    outside.add(value);
    return value;
  }

  private Path path(String text, Place place) throws NoValue {
    if (text.isBlank()) {
      throw new NoValue("A placeholder names no file. Write ${file:PATH}.");
    }
    try {
      Path path = RelativePath.resolve(text, place);
      files.add(path);
      return path;
    } catch (InvalidPathException e) {
      throw new NoValue("A placeholder names a file that can't exist. Write ${file:PATH}.");
    }
  }

  private String host(String rest) throws NoValue {
    if (!rest.equals("name")) {
      throw new NoValue("A placeholder asks for an unknown fact of the host. Write ${host:name}.");
    }
    return environment.hostName().get();
  }

  /** A placeholder without a value. */
  static final class NoValue extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    NoValue(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }
  }
}
