package org.workloadmonitor.api.testkit;

import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.Verification;

/** Keeps what trying a configuration finds. May be used by several threads. */
public final class RecordingVerification implements Verification {

  private final List<String> passed = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<String> untried = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();

  /** One without findings. */
  public RecordingVerification() {}

  @Override
  public synchronized void passed(String what) {
    check(what, "-");
    passed.add(what);
  }

  @Override
  public synchronized void failed(String what, String advice) {
    check(what, advice);
    failed.add(what + ": " + advice);
  }

  @Override
  public synchronized void untried(String what, String why) {
    check(what, why);
    untried.add(what + ": " + why);
  }

  private void check(String what, String sentence) {
    if (what.isBlank() || sentence.isBlank()) {
      mistakes.add("a finding without words: '%s' '%s'".formatted(what, sentence));
    }
    if (what.contains("\n") || sentence.contains("\n")) {
      mistakes.add("more than a line: '%s' '%s'".formatted(what, sentence));
    }
  }

  /** What works. */
  public synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  /** What does not work, each with the advice behind a colon. */
  public synchronized List<String> failed() {
    return List.copyOf(failed);
  }

  /** What was not tried, each with the reason behind a colon. */
  public synchronized List<String> untried() {
    return List.copyOf(untried);
  }

  /** Findings that are no line for an operator. */
  public synchronized List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** All that an operator would read. */
  @Override
  public synchronized String toString() {
    return "passed %s, failed %s, untried %s".formatted(passed, failed, untried);
  }
}
