package org.workloadmonitor.core.plugin;

import static org.workloadmonitor.core.plugin.PluginState.INVALID;
import static org.workloadmonitor.core.plugin.PluginState.MISSING_CLASS;
import static org.workloadmonitor.core.plugin.PluginState.NEWER_JAVA;
import static org.workloadmonitor.core.plugin.PluginState.NOT_A_JAR;
import static org.workloadmonitor.core.plugin.PluginState.PROVIDER_FAILED;

import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what a plugin threw into a state and a sentence. */
final class Failure {

  private static final Pattern CLASS_VERSION = Pattern.compile("class file version (\\d+)");

  /**
   * Class files of Java N have the major version N + 44 (Java Virtual Machine Specification 4.1).
   */
  private static final int JAVA_OF_MAJOR_VERSION = 44;

  private Failure() {}

  /**
   * The reason to refuse a unit.
   *
   * @throws OutOfMemoryError if it was one: the process has to end
   */
  static UnitRefused of(Throwable thrown, UnitFiles files) {
    if (thrown instanceof OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    }
    return switch (thrown) {
      case UnsupportedClassVersionError newer -> newerJava(newer, files);
      case ClassFormatError damaged -> new UnitRefused(NOT_A_JAR, damaged.getMessage() + ".");
      case NoClassDefFoundError missing when !isFailedInitialiser(missing) ->
          missingClass(String.valueOf(missing.getMessage()), files);
      case ClassNotFoundException missing ->
          missingClass(String.valueOf(missing.getMessage()), files);
      case InvalidAnswer answer ->
          new UnitRefused(
              INVALID, "%s: %s. Ask its author.".formatted(files.path(), answer.getMessage()));
      case ServiceConfigurationError error -> ofServiceFile(error, files);
      default -> failed(thrown, files);
    };
  }

  private static UnitRefused ofServiceFile(ServiceConfigurationError error, UnitFiles files) {
    Throwable cause = error.getCause();
    if (cause != null && !(cause instanceof NoSuchMethodException)) {
      return of(cause, files);
    }
    String message = String.valueOf(error.getMessage());
    Matcher notFound = Pattern.compile("Provider (\\S+) not found").matcher(message);
    if (notFound.find()) {
      return missingClass(notFound.group(1), files);
    }
    return new UnitRefused(
        INVALID,
        "%s: %s. The service file names one public class that implements MonitorPlugin and has a public constructor without parameters."
            .formatted(files.path(), message));
  }

  private static UnitRefused newerJava(UnsupportedClassVersionError error, UnitFiles files) {
    String message = String.valueOf(error.getMessage());
    Matcher version = CLASS_VERSION.matcher(message);
    int running = Runtime.version().feature();
    int needed = version.find() ? Integer.parseInt(version.group(1)) - JAVA_OF_MAJOR_VERSION : 0;
    if (needed <= running) {
      return new UnitRefused(
          NEWER_JAVA, "%s: %s. Ask for a build without it.".formatted(files.path(), message));
    }
    return new UnitRefused(
        NEWER_JAVA,
        "%s was compiled for Java %d and the agent runs on Java %d (%s). Run the agent on Java %d or later, or ask for a build for Java %d."
            .formatted(files.path(), needed, running, className(message), needed, running));
  }

  private static String className(String message) {
    return message.split(" ", 2)[0].replace('/', '.');
  }

  private static UnitRefused missingClass(String name, UnitFiles files) {
    return new UnitRefused(
        MISSING_CLASS,
        "The class %s is in no jar of %s. Put the jar that holds it, and the plugin's own, into a folder %s."
            .formatted(name.replace('/', '.'), files.path(), files.folder()));
  }

  private static UnitRefused failed(Throwable thrown, UnitFiles files) {
    Throwable cause = thrown;
    if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
      cause = thrown.getCause();
    }
    return new UnitRefused(
        PROVIDER_FAILED,
        "%s threw %s%s. Ask its author."
            .formatted(files.path(), text(cause), StackPlace.of(cause.getStackTrace())));
  }

  /** The second use of a class whose static initialiser had thrown. */
  private static boolean isFailedInitialiser(NoClassDefFoundError error) {
    return String.valueOf(error.getMessage()).startsWith("Could not initialize class");
  }

  /** One line, however many a plugin's message has. */
  private static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank()
        ? thrown.getClass().getSimpleName()
        : "%s (%s)"
            .formatted(
                thrown.getClass().getSimpleName(), message.strip().lines().findFirst().get());
  }
}
