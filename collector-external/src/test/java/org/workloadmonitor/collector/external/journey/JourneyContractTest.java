package org.workloadmonitor.collector.external.journey;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.collector.external.probe.Services;

class JourneyContractTest extends CollectorContract<JourneyConfig> {

  private Shop shop;
  private Shop hanging;
  private Shop refusing;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop();
    hanging = new Shop();
    hanging.hang("/login");
    refusing = new Shop();
    refusing.breakDown("/login", 403);
  }

  @AfterEach
  void close() {
    shop.close();
    hanging.close();
    refusing.close();
  }

  @Override
  protected CollectorFactory<JourneyConfig> factory() {
    return new JourneyCollectorFactory(new Services());
  }

  @Override
  protected JourneyConfig config() {
    return Steps.journey(shop.visit());
  }

  @Override
  protected Optional<JourneyConfig> blockingConfig() {
    return Optional.of(Steps.journey(hanging.visit()));
  }

  @Override
  protected Optional<JourneyConfig> failingConfig() {
    return Optional.of(Steps.journey(refusing.visit()));
  }

  /** It times the whole agent's calls, and ends by itself when there are none. */
  @Override
  protected boolean isTolerated(Thread thread) {
    return thread.getName().startsWith("Okio Watchdog") || thread.getName().startsWith("OkHttp");
  }
}
