package org.workloadmonitor.sink.cloudwatch.service.metrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Parameters;

/** Reads single parameters of a structure; what is wrong with one is a finding. */
final class Fields {

  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");

  /** "Values must be in the range of -2^360 to 2^360." */
  private static final double LARGEST = Math.scalb(1.0, 360);

  private final Parameters structure;
  private final Findings findings;

  Fields(Parameters structure, Findings findings) {
    this.structure = structure;
    this.findings = findings;
  }

  /** Printable ASCII that is not blank and not too long; what is wrong otherwise. */
  String text(String name, int longest) {
    String full = structure.nameOf(name);
    Optional<String> text = structure.text(name);
    if (text.isEmpty() || text.get().isEmpty()) {
      findings.missing("The parameter " + full + " is required.");
      return "";
    }
    if (text.get().length() > longest) {
      findings.invalid(
          "The parameter " + full + " must be shorter than " + (longest + 1) + " characters.");
    }
    if (!PRINTABLE.matcher(text.get()).matches()) {
      findings.invalid("The parameter " + full + " must contain only printable ASCII characters.");
    }
    if (text.get().isBlank()) {
      findings.invalid(
          "The parameter " + full + " must contain at least one non-whitespace character.");
    }
    return text.get();
  }

  /** A number within the range of the service. */
  OptionalDouble number(String name) {
    Optional<String> text = structure.text(name);
    return text.isEmpty() ? OptionalDouble.empty() : number(structure.nameOf(name), text.get());
  }

  /** A list of numbers within the range of the service. */
  List<Double> numbers(String name) {
    return structure.list(name).stream()
        .map(member -> number(member.name(), member.text()).orElse(0))
        .toList();
  }

  Optional<Instant> time(String name) {
    try {
      return structure.text(name).map(Instant::parse);
    } catch (DateTimeException e) {
      findings.malformed("timestamp must follow ISO8601 (" + structure.nameOf(name) + ")");
      return Optional.empty();
    }
  }

  private OptionalDouble number(String fullName, String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      findings.malformed("The value " + text + " for parameter " + fullName + " is no number.");
      return OptionalDouble.empty();
    }
    if (!(Math.abs(number) <= LARGEST)) {
      findings.invalid("The value " + text + " for parameter " + fullName + " is invalid.");
    }
    return OptionalDouble.of(number);
  }
}
