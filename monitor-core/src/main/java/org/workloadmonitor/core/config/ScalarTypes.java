package org.workloadmonitor.core.config;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.core.config.Placeholders.Expanded;
import org.workloadmonitor.core.config.ScalarType.Reader;
import org.workloadmonitor.core.config.ScalarType.WrongForm;

/** The types that one YAML scalar can be bound to. */
final class ScalarTypes {

  private static final Map<Class<?>, ScalarType> BUILT_IN =
      Stream.of(
              new ScalarType(String.class, "a text", (text, place) -> text),
              new ScalarType(Secret.class, "a text", (text, place) -> Secret.of(text)),
              new ScalarType(Boolean.class, "true or false", (text, place) -> truth(text)),
              new ScalarType(
                  Integer.class, "a whole number", (text, place) -> NumberText.integer(text)),
              new ScalarType(Long.class, "a whole number", (text, place) -> NumberText.whole(text)),
              new ScalarType(Double.class, "a number", (text, place) -> NumberText.number(text)),
              new ScalarType(
                  Duration.class,
                  "a duration such as 500ms, 10s, 5m, 1h or 7d",
                  (text, place) -> DurationText.read(text)),
              new ScalarType(
                  ByteSize.class,
                  "",
                  (text, place) -> PluginCode.call(ByteSize.class, () -> ByteSize.parse(text))),
              new ScalarType(
                  URI.class, "a URI such as https://example.com/path", (text, place) -> uri(text)),
              new ScalarType(Path.class, "a path", ScalarTypes::path),
              new ScalarType(Pattern.class, "a regular expression", (text, place) -> pattern(text)))
          .collect(Collectors.toUnmodifiableMap(ScalarType::type, type -> type));

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          boolean.class, Boolean.class,
          int.class, Integer.class,
          long.class, Long.class,
          double.class, Double.class);

  /** By custom not a file, but what the process has open. */
  private static final String STANDARD_STREAM = "-";

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private ScalarTypes() {}

  /** The scalar type of a class: a built-in one, or one by its own {@code parse}. */
  static Optional<ScalarType> of(Class<?> type) {
    ScalarType builtIn = BUILT_IN.get(BOXES.getOrDefault(type, type));
    return builtIn != null ? Optional.of(builtIn) : parsed(type);
  }

  private static Optional<ScalarType> parsed(Class<?> type) {
    return parse(type, String.class, List.class)
        .<Reader>map(parse -> new SecretsToo(type, parse))
        .or(
            () ->
                parse(type, String.class)
                    .map(
                        parse ->
                            (text, place) -> PluginCode.call(type, () -> parse.invoke(null, text))))
        .map(reader -> new ScalarType(type, "", reader));
  }

  private static Optional<Method> parse(Class<?> type, Class<?>... parameters) {
    Method parse;
    try {
      parse = type.getDeclaredMethod("parse", parameters);
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
    boolean fits =
        Modifier.isPublic(parse.getModifiers())
            && Modifier.isStatic(parse.getModifiers())
            && type.isAssignableFrom(parse.getReturnType());
    if (!fits) {
      return Optional.empty();
    }
    parse.setAccessible(true);
    return Optional.of(parse);
  }

  /** A {@code parse} that is told which parts of the text may be secrets. */
  private record SecretsToo(Class<?> type, Method parse) implements Reader {

    @Override
    public Object read(String text, Place place) throws PluginFault {
      return read(new Expanded(text), place);
    }

    @Override
    public Object read(Expanded text, Place place) throws PluginFault {
      List<Secret> secrets = text.outside().stream().map(Secret::of).toList();
      return PluginCode.call(type, () -> parse.invoke(null, text.text(), secrets));
    }
  }

  private static Boolean truth(String text) throws WrongForm {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw new WrongForm();
    };
  }

  private static URI uri(String text) throws WrongForm {
    if (text.isBlank()) {
      throw new WrongForm();
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new WrongForm(at(e.getReason(), e.getIndex()));
    }
  }

  private static Path path(String text, Place place) throws WrongForm {
    if (text.isBlank()) {
      throw new WrongForm();
    }
    try {
      return text.equals(STANDARD_STREAM) ? Path.of(text) : RelativePath.resolve(text, place);
    } catch (InvalidPathException e) {
      throw new WrongForm(at(e.getReason(), e.getIndex()));
    }
  }

  /**
   * The same object for the same text: a Pattern has no {@code equals}, and a reload compares
   * configurations to find what has changed.
   */
  private static Pattern pattern(String text) throws WrongForm {
    try {
      return PATTERNS.computeIfAbsent(text, Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new WrongForm(at(e.getDescription(), e.getIndex()));
    }
  }

  private static String at(String reason, int index) {
    return index < 0 ? reason : reason + " at character " + (index + 1);
  }
}
