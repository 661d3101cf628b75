package org.workloadmonitor.core.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.workloadmonitor.core.log.Reason;
import picocli.CommandLine;

/** Starts what the command line asks for. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    System.setOut(terminal.out());
    System.setErr(terminal.err());
    System.exit(run(terminal, Installation.current(), args));
  }

  /** Runs one command and gives its exit code. */
  static int run(Terminal terminal, Installation installation, String... args) {
    CommandLine command = new CommandLine(new MonitorCommand());
    command.addSubcommand(new RunCommand(terminal, installation));
    command.addSubcommand(new TestCommand(terminal, installation));
    command.addSubcommand(new ValidateCommand(terminal, installation));
    command.addSubcommand(new PlanCommand(terminal, installation));
    command.addSubcommand(new GrantsCommand(terminal, installation));
    command.addSubcommand(new PluginsCommand(terminal, installation));
    command.addSubcommand(new SchemaCommand(terminal, installation));
    command.addSubcommand(new CommandLine.HelpCommand());
    command.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          terminal.err().println("monitor " + line.getCommandName() + ": " + Reason.of(failure));
          return ExitCode.FAILED;
        });
    int code = command.execute(args);
    if (terminal.out().checkError() && code == ExitCode.GOOD) {
      terminal.err().println("monitor: the output could not be written as a whole.");
      return ExitCode.FAILED;
    }
    return code;
  }

  /** The terminal's bytes are UTF-8, whatever the locale of the service manager says. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
