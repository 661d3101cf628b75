package org.workloadmonitor.core.launch;

/** Starts the agent. */
public final class Main {
  private Main() {}

  /** Prints the version until the command line is there. */
  public static void main(String[] args) {
    System.out.println("Workload Monitor " + Main.class.getPackage().getImplementationVersion());
  }
}
