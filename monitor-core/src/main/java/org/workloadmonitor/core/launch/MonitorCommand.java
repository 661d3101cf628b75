package org.workloadmonitor.core.launch;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line: lists the commands, gives the version. */
@Command(
    name = "monitor",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = MonitorCommand.Version.class,
    description = "Watches every component of a workload and delivers what it sees.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:good",
      "1:something ran and failed",
      "2:the configuration or the command line is wrong"
    })
final class MonitorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do, for instance: monitor run");
  }

  /** The answer to {@code --version}, of every command. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Workload Monitor " + Installation.version()};
    }
  }
}
