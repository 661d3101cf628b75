package org.workloadmonitor.sink.cloudwatch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workloadmonitor.api.SinkFactory;
import org.workloadmonitor.api.testkit.SinkContract;

class CloudWatchSinkContractTest extends SinkContract<CloudWatchConfig> {

  private static final Path PRICES =
      Path.of("src/main/resources/org/workloadmonitor/sink/cloudwatch/plan/prices.csv");

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  private Optional<ServerSocket> silent = Optional.empty();

  @AfterEach
  void closeSilent() throws IOException {
    if (silent.isPresent()) {
      silent.get().close();
    }
  }

  @Override
  protected SinkFactory<CloudWatchConfig> factory() {
    return new CloudWatchSinkFactory();
  }

  @Override
  protected CloudWatchConfig config() {
    Configs configs = aws.configs();
    configs.logGroup = Optional.of("/workload/events");
    configs.createLogGroup = true;
    configs.maxMetrics = Optional.of(100_000);
    configs.prices = Optional.of(PRICES);
    return configs.build();
  }

  @Override
  protected Optional<CloudWatchConfig> blockingConfig() throws IOException {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    silent = Optional.of(socket);
    return Optional.of(Configs.of(URI.create("http://127.0.0.1:" + socket.getLocalPort())).build());
  }

  @Override
  protected boolean breakTarget() {
    aws.service().stop();
    return true;
  }

  @Override
  protected void repairTarget() {
    aws.service().restart();
  }
}
