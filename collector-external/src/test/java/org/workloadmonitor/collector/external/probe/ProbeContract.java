package org.workloadmonitor.collector.external.probe;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.HealthCheckFactory;
import org.workloadmonitor.api.testkit.CollectorContract;
import org.workloadmonitor.api.testkit.HealthCheckContract;

/** One kind of probe keeps to what is asked of a collector, and to what is asked of a check. */
public abstract class ProbeContract<C extends Record> {

  private final ProbeType<C> kind;

  protected ProbeContract(ProbeType<C> kind) {
    this.kind = kind;
  }

  /** A target that is well; with secrets wherever the record takes one. */
  protected abstract C config() throws Exception;

  /** A target that never answers. */
  protected Optional<C> blockingConfig() throws Exception {
    return Optional.empty();
  }

  /** A target that refuses, or is broken; with secrets. */
  protected Optional<C> downConfig() throws Exception {
    return Optional.empty();
  }

  /** Whether a platform thread may outlive the probe. */
  protected boolean isTolerated(Thread thread) {
    return false;
  }

  @Nested
  class AsCollector extends CollectorContract<C> {

    @Override
    protected CollectorFactory<C> factory() {
      return new ProbeCollectorFactory<>(kind, new Services());
    }

    @Override
    protected C config() throws Exception {
      return ProbeContract.this.config();
    }

    @Override
    protected Optional<C> blockingConfig() throws Exception {
      return ProbeContract.this.blockingConfig();
    }

    @Override
    protected Optional<C> failingConfig() throws Exception {
      return downConfig();
    }

    @Override
    protected boolean isTolerated(Thread thread) {
      return ProbeContract.this.isTolerated(thread);
    }
  }

  @Nested
  class AsHealthCheck extends HealthCheckContract<C> {

    @Override
    protected HealthCheckFactory<C> factory() {
      return new ProbeHealthCheckFactory<>(kind, new Services());
    }

    @Override
    protected C config() throws Exception {
      return ProbeContract.this.config();
    }

    @Override
    protected Optional<C> blockingConfig() throws Exception {
      return ProbeContract.this.blockingConfig();
    }

    @Override
    protected Optional<C> failingConfig() throws Exception {
      return ProbeContract.this.downConfig();
    }

    @Override
    protected Optional<C> downConfig() throws Exception {
      return ProbeContract.this.downConfig();
    }

    @Override
    protected boolean isTolerated(Thread thread) {
      return ProbeContract.this.isTolerated(thread);
    }
  }
}
