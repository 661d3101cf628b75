package org.workloadmonitor.core.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the name of this host, without asking a name server where that can be avoided. */
final class HostName {

  private HostName() {}

  static String ofThisHost() {
    String kernel = firstLine(Path.of("/proc/sys/kernel/hostname"));
    if (kernel != null) {
      return kernel;
    }
    for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
      String value = System.getenv(variable);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static @Nullable String firstLine(Path file) {
    try {
      String name = Files.readString(file).strip();
      return name.isEmpty() || name.equals("(none)") ? null : name;
    } catch (IOException e) {
      return null;
    }
  }
}
