package org.workloadmonitor.collector.compute.cgroup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.workloadmonitor.collector.compute.linux.KernelFile;
import org.workloadmonitor.collector.compute.process.LinuxProcesses;
import org.workloadmonitor.collector.compute.process.ProcessIdentity;
import org.workloadmonitor.collector.compute.reading.ContainerReading;
import org.workloadmonitor.collector.compute.reading.Part;
import org.workloadmonitor.collector.compute.reading.Reader;

/**
 * The agent's own container, as its control group shows it. For use by one thread at a time; its
 * part and its reader share the files.
 */
public final class Container implements AutoCloseable {

  private final Path root;
  private final HostSize host;
  private final Controllers controllers;
  private final LongSupplier nanoTime;

  private Container(Path root, HostSize host, Controllers controllers, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.root = root;
    this.host = host;
    this.controllers = controllers;
  }

  /**
   * The container that the agent runs in; empty where nothing says that it runs in one.
   *
   * @param root the root directory that the agent sees
   * @param variables the names of the agent's environment variables
   * @param nanoTime the clock of the runs
   * @throws IOException if the control groups can't be looked up
   */
  public static Optional<Container> around(Path root, Set<String> variables, LongSupplier nanoTime)
      throws IOException {
    return ContainerSigns.areIn(root, variables) ? own(root, nanoTime) : Optional.empty();
  }

  /**
   * The agent's own control group, whoever made it; that of a systemd service is one too. Empty
   * where the agent has none of its own.
   *
   * @param root the root directory that the agent sees
   * @param nanoTime the clock of the runs
   * @throws IOException if the control groups can't be looked up
   */
  public static Optional<Container> own(Path root, LongSupplier nanoTime) throws IOException {
    HostSize host = HostSize.of(root);
    Controllers controllers = new Controllers(CgroupLocator.of(root), host.processors(), nanoTime);
    return controllers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Container(root, host, controllers, nanoTime));
  }

  /** Whether it may use less of the processors or of the memory than the host has. */
  public boolean isLimited() throws IOException {
    ContainerReading reading = reader().read();
    return !Double.isNaN(reading.cpuLimit()) || reading.memoryLimit() >= 0;
  }

  /**
   * Reads limits and usage, for metrics that otherwise tell of the host. What a controller would
   * tell that the container does not have is unknown.
   */
  public Reader<ContainerReading> reader() {
    return () -> {
      Optional<CpuUse> cpu = cpu();
      Optional<MemoryUse> memory = memory();
      return new ContainerReading(
          cpu.map(CpuUse::totalMillis).orElse(Reader.UNKNOWN),
          cpu.map(CpuUse::limit).orElse(Double.NaN),
          memory.map(MemoryUse::workingSet).orElse(Reader.UNKNOWN),
          memory.map(this::limit).orElse(Reader.UNKNOWN));
    };
  }

  /**
   * The part that emits the container's metrics. It closes this container with itself.
   *
   * @param bootTime when the host started
   */
  public Part part(Instant bootTime) {
    return new ContainerPart(this, begin(bootTime), bootTime, nanoTime.getAsLong());
  }

  /**
   * When its first process began, which its control group was made for. Unknown where the agent
   * sees the host's processes, so that the first is not the container's.
   */
  private Optional<Instant> begin(Instant bootTime) {
    return Namespace.PID.isPrivate(root)
        ? new LinuxProcesses(root, bootTime)
            .identity(1)
            .map(ProcessIdentity::startMillis)
            .map(Instant::ofEpochMilli)
        : Optional.empty();
  }

  Path root() {
    return root;
  }

  Optional<CpuUse> cpu() throws IOException {
    return read(controllers.cpu());
  }

  Optional<MemoryUse> memory() throws IOException {
    return read(controllers.memory());
  }

  Optional<TaskUse> tasks() throws IOException {
    return read(controllers.tasks());
  }

  List<DeviceUse> devices() throws IOException {
    return read(controllers.devices()).orElse(List.of());
  }

  private static <T> Optional<T> read(Optional<Reader<T>> reader) throws IOException {
    return reader.isPresent() ? Optional.of(reader.get().read()) : Optional.empty();
  }

  Optional<KernelFile> pressure(String resource) {
    return controllers.pressure(resource);
  }

  /** The most bytes of memory that it may use; unknown where it may use all that the host has. */
  long limit(MemoryUse memory) {
    return memory.limit() > host.memory() ? Reader.UNKNOWN : memory.limit();
  }

  @Override
  public void close() {
    controllers.close();
  }
}
