package org.workloadmonitor.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged agent, running. */
final class AgentProcess implements AutoCloseable {

  private static final Pattern ENDPOINT = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/metrics");

  private final Path folder;
  private final Process process;

  private AgentProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts {@code monitor run} with this configuration.
   *
   * @param home the unpacked distribution
   * @param folder for its configuration, data and output
   */
  static AgentProcess start(Path home, Path folder, String configuration) throws IOException {
    return start(home, folder, configuration, Map.of());
  }

  /** The same with more variables in its environment, and more options. */
  static AgentProcess start(
      Path home,
      Path folder,
      String configuration,
      Map<String, String> environment,
      String... options)
      throws IOException {
    Path file = folder.resolve("monitor.yaml");
    Files.writeString(file, configuration);
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(home.resolve("bin/monitor").toString(), "run", "--config", file.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(folder.resolve("errors").toFile());
    Shell.clean(builder.environment());
    builder.environment().put("MONITOR_DATA", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    builder.environment().put("MONITOR_AOT", "off"); // Nothing goes on in the folder afterwards.
    return new AgentProcess(folder, builder.start());
  }

  /** Replaces the configuration in one step, as a careful editor does. */
  void configure(String configuration) throws IOException {
    Path next = folder.resolve("monitor.yaml.new");
    Files.writeString(next, configuration);
    Files.move(
        next,
        folder.resolve("monitor.yaml"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** What it has printed on standard output. */
  String output() {
    return read("output");
  }

  /** What it has printed on standard error. */
  String errors() {
    return read("errors");
  }

  /** Waits until its log says this. */
  void awaitLog(String text) {
    Waiting.until(() -> errors().contains(text) || !process.isAlive());
    if (!errors().contains(text)) {
      throw new AssertionError("The agent ended without '" + text + "':\n" + errors());
    }
  }

  /** Waits until its endpoint serves a line that begins so. */
  void awaitMetric(String start) {
    Waiting.until(() -> metrics().lines().anyMatch(line -> line.startsWith(start)));
  }

  /** What its endpoint serves; empty as long as there is none. */
  String metrics() {
    Matcher endpoint = ENDPOINT.matcher(errors());
    return endpoint.find() ? get(endpoint.group(1) + "/metrics") : "";
  }

  /** What it says of itself; empty as long as there is no endpoint. */
  String health() {
    Matcher endpoint = ENDPOINT.matcher(errors());
    return endpoint.find() ? get(endpoint.group(1) + "/health") : "";
  }

  private static String get(String url) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether this process was started with SIGHUP ignored. What it starts inherits that, and a JVM
   * then ignores the signal, too.
   */
  static boolean hangUpsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> Character.digit(line.charAt(line.length() - 1), 16) % 2 == 1);
  }

  /** Sends SIGHUP. */
  void hangUp() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
  }

  /** Sends SIGTERM and gives the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** Sends SIGKILL, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for it to end by itself and gives the exit code. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
