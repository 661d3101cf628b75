package org.workloadmonitor.core.plugin;

/** Where in the plugin's own code something is or was. */
final class StackPlace {

  private StackPlace() {}

  /** The topmost frame that is no code of the JDK, as " at Class.method(File.java:12)". */
  static String of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      boolean jdk = frame.getModuleName() != null;
      if (!jdk && !frame.getClassName().startsWith("org.workloadmonitor.core.")) {
        return " at %s.%s(%s:%d)"
            .formatted(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
      }
    }
    return "";
  }
}
