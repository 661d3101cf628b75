package org.workloadmonitor.sink.cloudwatch.service;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import org.workloadmonitor.sink.cloudwatch.service.access.Account;
import org.workloadmonitor.sink.cloudwatch.service.access.Policy;
import org.workloadmonitor.sink.cloudwatch.service.http.Reply;
import org.workloadmonitor.sink.cloudwatch.service.http.Request;
import org.workloadmonitor.sink.cloudwatch.service.http.Server;
import org.workloadmonitor.sink.cloudwatch.service.logs.Logs;
import org.workloadmonitor.sink.cloudwatch.service.metadata.InstanceMetadata;
import org.workloadmonitor.sink.cloudwatch.service.metrics.HouseRules;

/**
 * CloudWatch, CloudWatch Logs and STS at one endpoint of the loopback address. CloudWatch and STS
 * speak AWS Query, as SDK 2.40 does, CloudWatch JSON 1.0 as well, and CloudWatch Logs JSON 1.1.
 */
public final class AwsService implements AutoCloseable {

  private static final String ACCOUNT_ID = "123456789012";

  private final Account account;
  private final AccessKey key;
  private final InstanceMetadata instance;
  private final Logs logs;
  private final HouseRules houseRules = new HouseRules();
  private final Faults faults = new Faults();
  private final Journal journal = new Journal();
  private final Desk desk;
  private final Server server;

  private AwsService(Settings settings) {
    InstantSource clock = settings.clock();
    account = new Account(ACCOUNT_ID, clock);
    key = account.user("monitor", Policy.everything());
    instance = new InstanceMetadata(account, key, settings.region(), clock);
    logs = new Logs(settings.region(), ACCOUNT_ID, clock);
    desk = new Desk(settings, account, houseRules, logs, faults, journal);
    server = new Server(this::arrival, settings.port());
  }

  /** Starts with the {@linkplain Settings#standard() standard} settings. */
  public static AwsService start() {
    return start(Settings.standard());
  }

  /** Starts. */
  public static AwsService start(Settings settings) {
    return new AwsService(settings);
  }

  /** Where it serves. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Users, roles, and what they may do. */
  public Account account() {
    return account;
  }

  /** The key of a user who may do everything, until the test says otherwise. */
  public AccessKey key() {
    return key;
  }

  /** What the instance that the client runs on can ask about itself. */
  public InstanceMetadata instance() {
    return instance;
  }

  /** The log groups. */
  public Logs logs() {
    return logs;
  }

  /** What it refuses beside what is documented. */
  public HouseRules houseRules() {
    return houseRules;
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was asked for and taken. */
  public Journal journal() {
    return journal;
  }

  /** Goes away: refuses connections, and resets those that are open. */
  public void stop() {
    server.stop();
  }

  /** Comes back at the same endpoint. */
  public void restart() {
    server.start();
  }

  @Override
  public void close() {
    server.close();
  }

  private Optional<Function<Request, Reply>> arrival() {
    Fault fault = faults.ofArrival();
    return fault instanceof Fault.Unread
        ? Optional.empty()
        : Optional.of(
            request ->
                InstanceMetadata.isMeant(request)
                    ? new Reply.Answer(instance.answer(request))
                    : desk.serve(request, fault));
  }
}
