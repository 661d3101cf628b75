package org.workloadmonitor.collector.database.insights.aws;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.pi.PiClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * The clients of Performance Insights and RDS. A request is tried three times at most; what fails
 * then is left to the next run. For use by one thread at a time.
 */
public final class AwsClients implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Region region;
  private final SdkHttpClient http;
  private final Identity identity;
  private final PiClient insights;
  private final ClientOverrideConfiguration configuration;
  private final AwsSettings settings;
  private @Nullable RdsClient rds;

  /**
   * Makes the clients. Only the region may be asked for over the network, and only if nothing but
   * the instance that the agent runs on says it.
   *
   * @param version the agent's version, for the services to see
   * @param requests counts what is sent to Performance Insights and RDS, repetitions included
   * @throws InsightsException if there is no region
   */
  public AwsClients(AwsSettings settings, String version, AtomicLong requests)
      throws InsightsException {
    region = settings.findRegion();
    http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(
                settings.timeout().compareTo(CONNECT) < 0 ? settings.timeout() : CONNECT)
            .socketTimeout(settings.timeout())
            .build();
    identity = new Identity(settings, region, http);
    this.settings = settings;
    configuration = configuration(version, requests);
    insights =
        PiClient.builder()
            .region(region)
            .applyMutation(builder -> settings.endpoint().ifPresent(builder::endpointOverride))
            .credentialsProvider(identity)
            .httpClient(http)
            .overrideConfiguration(configuration)
            .build();
  }

  private static ClientOverrideConfiguration configuration(String version, AtomicLong requests) {
    BackoffStrategy pauses = BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE);
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(TRIES)
                .backoffStrategy(pauses)
                .throttlingBackoffStrategy(pauses)
                .build())
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "workload-monitor/" + version)
        .addExecutionInterceptor(
            new ExecutionInterceptor() {
              @Override
              public void beforeTransmission(
                  Context.BeforeTransmission context, ExecutionAttributes attributes) {
                requests.incrementAndGet();
              }
            })
        .build();
  }

  /** The region. */
  public String region() {
    return region.id();
  }

  /**
   * Asks Performance Insights.
   *
   * @param what what is asked for, to follow 'Not authorized to'
   * @throws InsightsException if there is no answer
   * @throws InterruptedException if the run was interrupted
   */
  public <T> T askInsights(String what, Function<PiClient, T> question)
      throws InsightsException, InterruptedException {
    identity.require(region.id());
    try {
      return question.apply(insights);
    } catch (SdkException e) {
      throw Failures.of(e, what, "pi", region.id());
    }
  }

  /** Asks RDS; otherwise like {@link #askInsights}. */
  public <T> T askRds(String what, Function<RdsClient, T> question)
      throws InsightsException, InterruptedException {
    identity.require(region.id());
    try {
      return question.apply(rds());
    } catch (SdkException e) {
      throw Failures.of(e, what, "rds", region.id());
    }
  }

  /** Made when it is first needed: with a resource id and an engine it never is. */
  private RdsClient rds() {
    if (rds == null) {
      rds =
          RdsClient.builder()
              .region(region)
              .applyMutation(builder -> settings.rdsEndpoint().ifPresent(builder::endpointOverride))
              .credentialsProvider(identity)
              .httpClient(http)
              .overrideConfiguration(configuration)
              .build();
    }
    return rds;
  }

  @Override
  public void close() {
    insights.close();
    if (rds != null) {
      rds.close();
      rds = null;
    }
    identity.close();
    http.close();
  }
}
