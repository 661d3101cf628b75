package org.workloadmonitor.core.config;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What placeholders look up outside of files.
 *
 * @param variables the value of an environment variable, or null where it is not set
 * @param hostName the name of the host that the agent runs on; asked only when it is needed
 */
public record Environment(Function<String, @Nullable String> variables, Supplier<String> hostName) {

  /** The environment of this process. */
  public static Environment ofThisProcess() {
    return new Environment(System::getenv, HostName::ofThisHost);
  }
}
