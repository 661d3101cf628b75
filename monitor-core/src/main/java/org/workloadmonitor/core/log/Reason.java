package org.workloadmonitor.core.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.RejectedException;
import org.workloadmonitor.api.RetryableException;

/** Why something failed, in one line without secrets. */
public final class Reason {

  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_TRACE = 20_000;

  private Reason() {}

  /**
   * The reason of a failure: its message, led by the exception's class where that is not one of the
   * plugin contract.
   */
  public static String of(Throwable failure) {
    Throwable telling = telling(failure);
    String message = message(telling);
    String name = name(telling.getClass());
    if (message == null) {
      return name;
    }
    return tidy(writtenForPeople(telling) ? message : name + ": " + message);
  }

  /** A text that a plugin gave as a reason: in one line, without secrets, not too long. */
  public static String tidy(String text) {
    // A huge text must cost little; the first cut is far from the second, as it may split a secret.
    String line = Redaction.redact(cut(text, LONGEST_TRACE)).replaceAll("\\p{Cntrl}+", " ");
    return cut(line.strip(), LONGEST_LINE);
  }

  /** The stack trace of a failure, without secrets; for the log at DEBUG. */
  public static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    try {
      failure.printStackTrace(new PrintWriter(trace, true));
    } catch (RuntimeException e) {
      trace.append("(").append(name(e.getClass())).append(" while printing the stack trace)");
    }
    return Redaction.redact(cut(trace.toString(), LONGEST_TRACE));
  }

  /** The first of the failure and its causes that says more than the one below it. */
  private static Throwable telling(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; depth < 10; depth++) {
      Throwable cause = at.getCause();
      String message = message(at);
      if (cause == null || (message != null && !message.equals(described(cause)))) {
        return at;
      }
      at = cause;
    }
    return at;
  }

  private static boolean writtenForPeople(Throwable failure) {
    return failure instanceof RetryableException
        || failure instanceof RejectedException
        || failure instanceof ConfigurationException;
  }

  private static String described(Throwable failure) {
    String message = message(failure);
    String name = failure.getClass().getName();
    return message == null ? name : name + ": " + message;
  }

  /** The class may be a plugin's own, and its method may fail in turn. */
  private static @Nullable String message(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null || message.isBlank() ? null : message;
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
