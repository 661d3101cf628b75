package org.workloadmonitor.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.workloadmonitor.api.sink.Item;
import org.workloadmonitor.distribution.sequence.Diary;
import org.workloadmonitor.distribution.sequence.SequenceJar;
import org.workloadmonitor.sink.cloudwatch.service.AwsService;

/**
 * Agents, one after the other, that share an installation, a data directory and a CloudWatch on
 * this machine. Each watches a component of its own that counts.
 */
final class CountingAgents implements AutoCloseable {

  private final AwsService service = AwsService.start();
  private final Path folder;
  private final Path home;
  private String shutdownTimeout = "1m";
  private int copies;

  CountingAgents(Path folder) throws IOException {
    this.folder = folder;
    this.home = folder.resolve("monitor");
    Distribution.copyTo(home);
    SequenceJar.install(home);
  }

  /** Where they deliver to. */
  AwsService service() {
    return service;
  }

  /** How long those that are started from now on may take to deliver when they are stopped. */
  void stopWithin(String timeout) {
    shutdownTimeout = timeout;
  }

  /**
   * Starts one.
   *
   * @param component the id of what it watches
   * @param keys more keys for the collector's block: {@code last: 9, series: 3}
   */
  AgentProcess start(String component, String keys) throws IOException {
    return start(component, keys, "timeout: 25s");
  }

  /** Starts one with more keys for the block of the CloudWatch sink. */
  AgentProcess start(String component, String keys, String sinkKeys) throws IOException {
    String configuration =
        """
        agent:
          collection_interval: 1s
          publish_interval: 1s
          shutdown_timeout: %s
          queue: { flush_interval: 50ms }
        components:
          - id: %s
            type: test
            collectors: [ { type: sequence, diary: "%s", %s } ]
        sinks:
          - type: openmetrics
            listen: 127.0.0.1:0
          - type: cloudwatch
            region: eu-west-1
            endpoint: %s
            aggregation_window: 1s
            log_group: /count
            create_log_group: true
            %s
        """
            .formatted(
                shutdownTimeout, component, diary(component), keys, service.endpoint(), sinkKeys);
    return AgentProcess.start(
        home,
        folder,
        configuration,
        Map.of(
            "AWS_ACCESS_KEY_ID",
            service.key().id(),
            "AWS_SECRET_ACCESS_KEY",
            service.key().secret(),
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "MONITOR_AOT",
            "off"));
  }

  /** What the agent that watched a component was about to emit. */
  List<Diary.Note> notes(String component) {
    try {
      return Diary.read(diary(component));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below which number everything may have been emitted. */
  long emitted(String component) {
    List<Diary.Note> notes = notes(component);
    return notes.isEmpty() ? 0 : notes.getLast().until();
  }

  /** What is in the queue of the CloudWatch sink, while no agent runs. */
  List<Item> queued() throws IOException {
    return QueueFile.read(folder.resolve("data"), folder.resolve("copy_" + copies++));
  }

  /** What the service has taken of a component. */
  Sequence taken(String component) {
    return Sequence.taken(service).getOrDefault(component, new Sequence());
  }

  private Path diary(String component) {
    return folder.resolve(component + ".diary");
  }

  @Override
  public void close() {
    service.close();
  }
}
