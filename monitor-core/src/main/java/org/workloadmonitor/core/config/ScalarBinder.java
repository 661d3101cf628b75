package org.workloadmonitor.core.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.core.config.Placeholders.Expanded;
import org.workloadmonitor.core.config.ScalarType.WrongForm;
import org.workloadmonitor.core.config.Shape.Bound;
import org.workloadmonitor.core.config.Shape.Bounds;
import org.workloadmonitor.core.config.Shape.Choice;
import org.workloadmonitor.core.config.Shape.One;
import org.workloadmonitor.core.config.YamlTree.Scalar;

/** Makes values of scalars; what came from a placeholder is never shown in a message. */
final class ScalarBinder {

  private final Placeholders placeholders;
  private final Redaction redaction;
  private final Problems problems;

  ScalarBinder(Placeholders placeholders, Redaction redaction, Problems problems) {
    this.placeholders = placeholders;
    this.redaction = redaction;
    this.problems = problems;
  }

  @Nullable Object one(One one, Scalar scalar, String what) {
    ScalarType type = one.type();
    Expanded text = text(scalar, what, type.expected());
    if (text == null) {
      return null;
    }
    if (type.type() == Secret.class) {
      redaction.hide(text.text());
    }
    try {
      Object value = type.reader().read(text, scalar.place());
      return one.bounds().isEmpty() || isWithin(one.bounds().get(), value, scalar, text, what)
          ? value
          : null;
    } catch (WrongForm e) {
      problems.error(scalar.place(), wrongForm(what, type.expected(), text, e.detail()));
    } catch (PluginFault e) {
      problems.error(
          scalar.place(),
          e.refusal()
              .map(refusal -> "%s: %s".formatted(what, redaction.clean(refusal.message())))
              .orElseGet(
                  () ->
                      "%s can't be read: its class %s %s. This is a fault of the plugin."
                          .formatted(what, type.type().getName(), redaction.clean(e.deed()))));
    }
    return null;
  }

  @Nullable Object choice(Choice choice, Scalar scalar, String what) {
    Collection<String> words = choice.constants().keySet();
    Expanded text = text(scalar, what, oneOf(words));
    if (text == null) {
      return null;
    }
    Object constant = choice.constants().get(text.text());
    if (constant == null) {
      String meant =
          text.isFromPlaceholder()
              ? ""
              : Suggestions.nearest(text.text(), words)
                  .map(word -> " Did you mean '" + word + "'?")
                  .orElse("");
      problems.error(scalar.place(), wrongForm(what, oneOf(words), text, "") + meant);
    }
    return constant;
  }

  /** A value without a declared type: what YAML says it is, or a secret if it came from outside. */
  @Nullable Object anything(Scalar scalar, String what) {
    Expanded text = text(scalar, what, "");
    if (text == null) {
      return null;
    }
    if (text.isFromPlaceholder()) {
      return Secret.of(text.text());
    }
    return scalar.plain() ? PlainScalar.resolve(text.text()) : text.text();
  }

  private @Nullable Expanded text(Scalar scalar, String what, String expected) {
    if (scalar.isNull()) {
      problems.error(
          scalar.place(),
          what + " has no value." + (expected.isEmpty() ? "" : " Write " + expected + "."));
      return null;
    }
    Optional<Expanded> expanded = placeholders.expand(scalar, problems);
    expanded.ifPresent(
        text -> {
          text.brought().forEach(redaction::hide);
          if (text.isFromPlaceholder()) {
            redaction.hide(text.text());
          }
        });
    return expanded.orElse(null);
  }

  private static String wrongForm(String what, String expected, Expanded text, String detail) {
    return text.isFromPlaceholder()
        ? "%s must be %s, and what its placeholder gives is not.".formatted(what, expected)
        : "%s must be %s, not %s%s."
            .formatted(
                what, expected, Quote.of(text.text()), detail.isEmpty() ? "" : ": " + detail);
  }

  private boolean isWithin(Bounds bounds, Object value, Scalar scalar, Expanded text, String what) {
    Bound min = bounds.min();
    if (min != null && min.value().compareTo(value) > 0) {
      return outside("at least " + min.text(), "less", scalar, text, what);
    }
    Bound max = bounds.max();
    if (max != null && max.value().compareTo(value) < 0) {
      return outside("at most " + max.text(), "more", scalar, text, what);
    }
    return true;
  }

  private boolean outside(
      String bound, String relation, Scalar scalar, Expanded text, String what) {
    problems.error(
        scalar.place(),
        text.isFromPlaceholder()
            ? "%s must be %s, and what its placeholder gives is %s."
                .formatted(what, bound, relation)
            : "%s must be %s, not %s.".formatted(what, bound, Quote.clean(text.text(), 60)));
    return false;
  }

  /** "one of a, b or c". */
  static String oneOf(Collection<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : "one of " + String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }
}
