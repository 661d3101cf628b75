package org.workloadmonitor.core.launch;

import java.util.List;
import java.util.Locale;
import org.workloadmonitor.core.launch.Finding.Result;

/** Findings for a person: one a line, and how many there are of each kind. */
final class FindingsText {

  private FindingsText() {}

  static String of(List<Finding> findings) {
    int width = findings.stream().mapToInt(f -> f.instance().toString().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> text.append(line(finding, width)).append('\n'));
    return text.append(
            "%d passed, %d failed, %d not tried. Nothing was published.\n"
                .formatted(
                    count(findings, Result.PASSED),
                    count(findings, Result.FAILED),
                    count(findings, Result.UNTRIED)))
        .toString();
  }

  private static String line(Finding finding, int width) {
    String who = finding.instance().toString();
    return "%-8s %s  %s%s"
        .formatted(
            word(finding.result()),
            who + " ".repeat(width - who.length()),
            finding.what(),
            finding.advice().isEmpty() ? "" : ": " + finding.advice());
  }

  private static String word(Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  private static long count(List<Finding> findings, Result result) {
    return findings.stream().filter(finding -> finding.result() == result).count();
  }
}
