package org.workloadmonitor.core.plugin;

/** Where in the plugin's own code something is or was. */
final class StackPlace {

  private StackPlace() {}

  /**
   * The topmost frame that is no code of the JDK, as " at Class.method:12"; empty if there is none.
   */
  static String of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      boolean jdk = frame.getModuleName() != null;
      if (!jdk && !frame.getClassName().startsWith("org.workloadmonitor.core.")) {
        String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
        return " at " + frame.getClassName() + "." + frame.getMethodName() + line;
      }
    }
    return "";
  }
}
