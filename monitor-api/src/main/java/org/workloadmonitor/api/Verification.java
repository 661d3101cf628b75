package org.workloadmonitor.api;

/**
 * Takes what a factory finds out about a configuration by trying it, for {@code monitor validate
 * --online}. Each finding is one line for the operator, in the order in which they come. No text
 * holds a secret. For use by one thread at a time.
 */
public interface Verification {

  /**
   * Something was tried and works.
   *
   * @param what what was tried, in a few words: {@code connection}, {@code right to create log
   *     groups}
   */
  void passed(String what);

  /**
   * Something was tried and does not work. The command then ends with exit code 1.
   *
   * @param what what was tried, in the words of {@link #passed}
   * @param advice what went wrong and what to do, as a sentence
   */
  void failed(String what, String advice);

  /**
   * Something that the instance needs can't be tried: that would change or publish something, or
   * what failed before has to work first.
   *
   * @param what what was not tried, in the words of {@link #passed}
   * @param why why not, as a sentence
   */
  void untried(String what, String why);
}
