package org.workloadmonitor.sink.cloudwatch.service.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum.Statistics;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Parameters;

/** What a datum says was measured: a value, values with counts, or statistics; exactly one. */
record Measurements(List<Double> values, List<Double> counts, Optional<Statistics> statistics) {

  private static final int MOST_VALUES = 150;
  private static final List<String> FORMS = List.of("Value", "Values", "StatisticValues");

  private static final Measurements NONE = new Measurements(List.of(), List.of(), Optional.empty());

  static Measurements read(Parameters member, Findings findings) {
    List<String> given = FORMS.stream().filter(member::has).map(member::nameOf).toList();
    if (given.isEmpty()) {
      findings.missing(
          "At least one of the parameters must be specified: " + names(member, FORMS) + ".");
      return NONE;
    }
    if (given.size() > 1) {
      findings.conflicting(
          "The parameters %s are mutually exclusive and you have specified both."
              .formatted(String.join(" and ", given)));
    }
    if (member.has("Counts") && !member.has("Values")) {
      findings.conflicting(
          "The parameter " + member.nameOf("Counts") + " can only be used with Values.");
    }
    Fields fields = new Fields(member, findings);
    OptionalDouble value = fields.number("Value");
    Measurements values = values(member, fields, findings);
    Optional<Statistics> statistics =
        member.structure("StatisticValues").map(s -> statistics(s, findings));
    if (value.isPresent()) {
      return new Measurements(List.of(value.getAsDouble()), List.of(1.0), Optional.empty());
    }
    return statistics.isPresent() ? new Measurements(List.of(), List.of(), statistics) : values;
  }

  private static Measurements values(Parameters member, Fields fields, Findings findings) {
    List<Double> values = fields.numbers("Values");
    List<Double> counts = fields.numbers("Counts");
    if (member.has("Values") && values.isEmpty()) {
      findings.missing("The parameter " + member.nameOf("Values") + " must not be empty.");
    }
    if (values.size() > MOST_VALUES) {
      findings.invalid(
          "The collection %s must not have a size greater than %d."
              .formatted(member.nameOf("Values"), MOST_VALUES));
    }
    if (member.has("Counts") && counts.size() != values.size()) {
      findings.invalid(
          "The parameters %s and %s must be of the same size."
              .formatted(member.nameOf("Values"), member.nameOf("Counts")));
    }
    if (counts.stream().anyMatch(count -> !(count > 0))) {
      findings.invalid("The parameter " + member.nameOf("Counts") + " must hold positive numbers.");
    }
    return new Measurements(
        values,
        member.has("Counts") ? counts : new ArrayList<>(Collections.nCopies(values.size(), 1.0)),
        Optional.empty());
  }

  private static Statistics statistics(Parameters structure, Findings findings) {
    List<String> all = List.of("SampleCount", "Sum", "Minimum", "Maximum");
    Fields fields = new Fields(structure, findings);
    List<Double> numbers = new ArrayList<>();
    for (String name : all) {
      OptionalDouble number = fields.number(name);
      if (number.isEmpty()) {
        findings.missing("The parameter " + structure.nameOf(name) + " is required.");
      }
      numbers.add(number.orElse(0));
    }
    Statistics statistics =
        new Statistics(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    if (statistics.count() < 0) {
      findings.invalid(
          "The parameter " + structure.nameOf("SampleCount") + " must not be negative.");
    }
    if (statistics.minimum() > statistics.maximum()) {
      findings.invalid(
          "The parameter %s must be greater than %s."
              .formatted(structure.nameOf("Maximum"), structure.nameOf("Minimum")));
    }
    return statistics;
  }

  private static String names(Parameters member, List<String> fields) {
    return String.join(", ", fields.stream().map(member::nameOf).toList());
  }
}
