package org.workloadmonitor.collector.database.insights;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.collector.database.insights.aws.AssumeRole;
import org.workloadmonitor.collector.database.insights.aws.AwsSettings;
import org.workloadmonitor.collector.database.insights.counter.CounterName;

/**
 * The block of an {@code rds-performance-insights} collector.
 *
 * @param instance the name of the instance; either this or {@code resourceId}
 * @param resourceId the {@code DbiResourceId} of the instance
 * @param engine the engine, beside a resource id
 * @param region the AWS region; where empty, what the environment, the profile or the instance that
 *     the agent runs on says
 * @param endpoint where requests go instead of to the region's public endpoint
 * @param rdsEndpoint the same for RDS
 * @param stsEndpoint the same for assuming roles
 * @param profile the section of the AWS configuration files that gives credentials and region
 * @param assumeRole the role to read as
 * @param period what a point stands for: one second or one minute
 * @param dimensions what the load is divided by
 * @param top how many parts there are at most for each dimension
 * @param counters counter metrics to read, each with its statistic
 * @param delay how long the service may take to have a whole point
 * @param lateness how late a point may come and still be taken
 * @param timeout how long to wait for an answer
 */
@Description("Reads the load of a database from Amazon RDS Performance Insights.")
public record PerformanceInsightsConfig(
    @Description("The name of the RDS or Aurora instance.") Optional<String> instance,
    @Description("Its DbiResourceId (db-...), instead of the name.") Optional<String> resourceId,
    @Description("Its engine as RDS names it, such as aurora-postgresql; only with resource_id.")
        Optional<String> engine,
    @Description("The AWS region; by default that of the environment, the profile or the instance.")
        Optional<String> region,
    @Description("Where requests go instead: a proxy, a VPC endpoint or an emulator.")
        Optional<URI> endpoint,
    @Description("The same for RDS; by default a proxy or emulator in endpoint.")
        Optional<URI> rdsEndpoint,
    @Description("The same for assuming roles; by default a proxy or emulator in endpoint.")
        Optional<URI> stsEndpoint,
    @Description("The profile of the AWS configuration files to use.") Optional<String> profile,
    @Description("The role to read as: its ARN, or a block with arn, external_id and session_name.")
        Optional<AssumeRole> assumeRole,
    @Default("60s") @Description("What a point stands for: 1s or 60s.") Duration period,
    @Default("[wait_event, sql, user, host, application]")
        @Description("What the load is divided by; what the engine does not have is left out.")
        List<Dimension> dimensions,
    @Default("10") @Range(min = "1", max = "25") @Description("The most parts for each dimension.")
        int top,
    @Description("Counter metrics to read, each with avg, min, max or sum.") List<String> counters,
    @Default("30s")
        @Range(min = "0s", max = "15m")
        @Description("How long the service may take until a point is whole.")
        Duration delay,
    @Default("3m")
        @Range(min = "1m", max = "1h")
        @Description("How much later than that a point may come and still be taken.")
        Duration lateness,
    @Default("10s") @Range(min = "1s", max = "25s") @Description("How long to wait for an answer.")
        Duration timeout) {

  private static final int MOST_COUNTERS = 150;
  private static final Set<Duration> PERIODS = Set.of(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");
  private static final Pattern RESOURCE = Pattern.compile("db-[A-Z0-9]{1,64}");
  private static final Pattern ENGINE = Pattern.compile("[a-z][a-z0-9-]*");

  /** Checks what types can't. */
  public PerformanceInsightsConfig {
    dimensions = dimensions.stream().distinct().toList();
    counters = List.copyOf(counters);
    require(
        instance.isPresent() != resourceId.isPresent(),
        "instance",
        "Write either instance, the name of the RDS instance, or resource_id, its DbiResourceId.");
    instance.ifPresent(
        name ->
            require(
                INSTANCE.matcher(name).matches(),
                "instance",
                "Not the name of an RDS instance: '%s'. Use its DB identifier, such as orders-prod."
                    .formatted(name)));
    resourceId.ifPresent(
        id ->
            require(
                RESOURCE.matcher(id).matches(),
                "resource_id",
                ("Not a DbiResourceId: '%s'. It looks like db-ABCDEFGHIJKLMNOPQRSTUVWXYZ; a name"
                        + " goes into instance.")
                    .formatted(id)));
    engine.ifPresent(PerformanceInsightsConfig::checkEngine);
    require(
        engine.isEmpty() || resourceId.isPresent(),
        "engine",
        "RDS tells the engine of a named instance. Leave this out.");
    region.ifPresent(
        name ->
            require(
                REGION.matcher(name).matches(),
                "region",
                "Not the name of a region: '%s'. They look like eu-west-1.".formatted(name)));
    endpoint.ifPresent(uri -> checkEndpoint("endpoint", uri));
    rdsEndpoint.ifPresent(uri -> checkEndpoint("rds_endpoint", uri));
    stsEndpoint.ifPresent(uri -> checkEndpoint("sts_endpoint", uri));
    profile.ifPresent(name -> require(!name.isBlank(), "profile", "The profile is blank."));
    require(
        PERIODS.contains(period),
        "period",
        "Write 1s or 60s: the service has no other of use here.");
    checkCounters(counters);
  }

  private static void checkEngine(String engine) {
    require(
        ENGINE.matcher(engine).matches(),
        "engine",
        "Not the name of an engine: '%s'. RDS calls them postgres, aurora-mysql, mariadb, ..."
            .formatted(engine));
  }

  private static void checkEndpoint(String key, URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    require(
        (scheme.equals("https") || scheme.equals("http"))
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getQuery() == null
            && uri.getFragment() == null,
        key,
        "Not an endpoint: write https:// or http:// and a host, such as http://127.0.0.1:4566.");
  }

  private static void checkCounters(List<String> counters) {
    require(
        counters.size() <= MOST_COUNTERS,
        "counters",
        "Name at most %d counter metrics.".formatted(MOST_COUNTERS));
    Set<String> ownNames = new HashSet<>();
    for (int i = 0; i < counters.size(); i++) {
      String text = counters.get(i);
      String key = "counters." + i;
      Optional<CounterName> name = CounterName.of(text);
      require(
          name.isPresent(),
          key,
          ("Not a counter metric: '%s'. Write os. or db., its name, and one of .avg, .min, .max and"
                  + " .sum, such as os.cpuUtilization.user.avg.")
              .formatted(text));
      require(
          !text.startsWith("db.load.")
              && !text.startsWith("db.sql.stats.")
              && !text.startsWith("db.sql_tokenized."),
          key,
          "'%s' is no counter metric of the instance: the load is read without being named here."
              .formatted(text));
      require(
          ownNames.add(name.orElseThrow().ownName()), key, "'%s' is there twice.".formatted(text));
    }
  }

  private static void require(boolean condition, String key, String message) {
    if (!condition) {
      throw new ConfigurationException(key, message);
    }
  }

  /** The instance as the user wrote it. */
  String target() {
    return instance.or(() -> resourceId).orElse("");
  }

  /** The chosen counter metrics. */
  List<CounterName> counterNames() {
    return counters.stream().map(CounterName::of).flatMap(Optional::stream).toList();
  }

  AwsSettings aws() {
    return new AwsSettings(
        region,
        profile,
        assumeRole,
        endpoint,
        rdsEndpoint.or(this::sharedEndpoint),
        stsEndpoint.or(this::sharedEndpoint),
        timeout);
  }

  /** A proxy or an emulator stands for all services, an endpoint of AWS for one alone. */
  private Optional<URI> sharedEndpoint() {
    return endpoint.filter(uri -> !AwsSettings.isAws(uri));
  }
}
