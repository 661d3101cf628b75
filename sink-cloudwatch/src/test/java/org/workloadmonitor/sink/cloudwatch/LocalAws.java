package org.workloadmonitor.sink.cloudwatch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workloadmonitor.sink.cloudwatch.service.AwsService;
import org.workloadmonitor.sink.cloudwatch.service.Settings;
import org.workloadmonitor.sink.cloudwatch.service.access.AccessKey;
import org.workloadmonitor.sink.cloudwatch.service.access.Policy;

/**
 * A local AWS for each test, and credentials for it where the SDK looks first: in system
 * properties. What this machine has in its environment and its home directory makes no difference.
 */
final class LocalAws implements BeforeEachCallback, AfterEachCallback {

  static final AccessKey KEY =
      new AccessKey("AKIAOFATEST", "the-secret-of-a-test", Optional.empty(), Optional.empty());

  private static final Path NOWHERE = Path.of("no-such-directory", "aws");

  private final Map<String, Optional<String>> before = new HashMap<>();
  private final InstantSource clock;
  private Optional<AwsService> service = Optional.empty();

  /** A service with this clock. */
  LocalAws(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    set("aws.accessKeyId", KEY.id());
    set("aws.secretAccessKey", KEY.secret());
    set("aws.configFile", NOWHERE.toString());
    set("aws.sharedCredentialsFile", NOWHERE.toString());
    set("aws.disableEc2Metadata", "true");
    AwsService started = AwsService.start(Settings.standard().by(clock));
    started.account().user("monitor", Policy.everything(), KEY);
    service = Optional.of(started);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    service.ifPresent(AwsService::close);
    before.forEach(
        (key, value) ->
            value.ifPresentOrElse(
                text -> System.setProperty(key, text), () -> System.clearProperty(key)));
  }

  AwsService service() {
    return service.orElseThrow();
  }

  /** A configuration for the service. */
  Configs configs() {
    return Configs.of(service().endpoint());
  }

  /** From now on the SDK finds no credentials but those of the profiles in this file. */
  void profiles(Path file, String text) throws java.io.IOException {
    Files.writeString(file, text);
    set("aws.sharedCredentialsFile", file.toString());
    clear("aws.accessKeyId");
    clear("aws.secretAccessKey");
  }

  void set(String property, String value) {
    remember(property);
    System.setProperty(property, value);
  }

  void clear(String property) {
    remember(property);
    System.clearProperty(property);
  }

  private void remember(String property) {
    before.putIfAbsent(property, Optional.ofNullable(System.getProperty(property)));
  }
}
