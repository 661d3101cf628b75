package org.workloadmonitor.sink.cloudwatch.service;

import java.util.Optional;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import org.workloadmonitor.sink.cloudwatch.service.access.Policy;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;

/**
 * Runs the service in a terminal, to try the agent without an account. It prints what it takes, and
 * keeps nothing.
 */
final class RunAwsService {

  private static final AccessKey KEY =
      new AccessKey("AKIATRYITHERE", "made-up-secret", Optional.empty(), Optional.empty());

  private RunAwsService() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments the port; 4566 without one
   */
  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length == 0 ? 4566 : Integer.parseInt(arguments[0]);
    try (AwsService service = AwsService.start(Settings.standard().at(port))) {
      service.account().user("monitor", Policy.everything(), KEY);
      service.journal().read(exchange -> show(service, exchange));
      System.out.printf(
          """
          CloudWatch, CloudWatch Logs and STS of eu-west-1 are at %s
          export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_REGION=eu-west-1
          """,
          service.endpoint(), KEY.id(), KEY.secret());
      Thread.currentThread().join();
    }
  }

  private static void show(AwsService service, Exchange exchange) {
    System.out.printf(
        "%s %s: %d %s; %d metrics, %d events; %d bytes, %d on the wire%n",
        exchange.at(),
        exchange.operation(),
        exchange.status(),
        exchange.code(),
        exchange.data().size(),
        exchange.events().size(),
        exchange.bytes(),
        exchange.wireBytes());
    exchange.data().forEach(RunAwsService::show);
    exchange.events().forEach(event -> System.out.println("  " + event));
    service.journal().clear();
  }

  private static void show(Datum datum) {
    System.out.printf(
        "  %s %s %s %s %s, %.0f in all: %s%n",
        datum.timestamp(),
        datum.namespace(),
        datum.name(),
        datum.dimensions(),
        datum.unit(),
        datum.sampleCount(),
        datum.statistics().<Object>map(statistics -> statistics).orElse(datum.values()));
  }
}
