package org.workloadmonitor.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.ComponentContext;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.core.time.HandTime;

class InstanceContextTest {

  @TempDir private Path data;

  private final HandTime time = new HandTime();
  private final Queue<Integer> halts = new ConcurrentLinkedQueue<>();
  private final ClassLoader loader = new URLClassLoader("plugin", new URL[0], null);
  private final Component component = new Component("orders_db", "Orders", "database", Map.of());
  private final InstanceId id = InstanceId.collector(component, "postgresql", 1);

  private ComponentContext context(InstanceId id) {
    return contexts().watching(id, loader, component, Duration.ofSeconds(10));
  }

  private InstanceContexts contexts() {
    return new InstanceContexts(time, new FixedAgent(), data, new LastResort(halts::add));
  }

  @Test
  void offersTheComponentTimeAndAgent() {
    ComponentContext context = context(id);
    time.advance(Duration.ofSeconds(3));

    assertThat(context.component()).isEqualTo(component);
    assertThat(context.interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(context.clock().instant()).isEqualTo(HandTime.START.plusSeconds(3));
    assertThat(context.nanoTime()).isEqualTo(time.nanoTime());
    assertThat(context.agent().host()).isEqualTo("here");
  }

  @Test
  void theLoggerNamesTheInstance() {
    assertThat(context(id).logger().getName()).isEqualTo("plugin.postgresql.orders_db");
    assertThat(context(InstanceId.collector(component, "postgresql", 2)).logger().getName())
        .isEqualTo("plugin.postgresql.orders_db.2");
  }

  @Test
  void threadsAreVirtualNamedAndHaveThePluginsLoader() throws InterruptedException {
    Thread thread = context(id).threads().newThread(() -> {});

    assertThat(thread.isVirtual()).isTrue();
    assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
    assertThat(thread.getName()).isEqualTo("plugin.postgresql.orders_db-1");
    assertThat(thread.getContextClassLoader()).isSameAs(loader);
  }

  @Test
  void aThreadThatRunsOutOfMemoryEndsTheProcess() throws InterruptedException {
    Thread thread =
        context(id)
            .threads()
            .newThread(
                () -> {
                  throw new OutOfMemoryError("unable to create native thread");
                });
    thread.start();
    thread.join();

    assertThat(halts).containsExactly(3);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theDirectoryIsMadeWhenAskedForAndOnlyTheUserMayReadIt() throws IOException {
    ComponentContext context = context(id);
    assertThat(data).isEmptyDirectory();

    Path directory = context.directory();

    assertThat(directory).isEqualTo(data.resolve("plugins/collector/postgresql/orders_db"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    Files.writeString(directory.resolve("state"), "kept");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(context.directory().resolve("state")).hasContent("kept");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void everyInstanceHasADirectoryOfItsOwn() {
    PluginContext sink = contexts().delivering(InstanceId.sink("..", "file"), loader);

    assertThat(sink.directory()).isEqualTo(data.resolve("plugins/sink/file/%002e."));
    assertThat(context(InstanceId.collector(component, "postgresql", 2)).directory())
        .isEqualTo(data.resolve("plugins/collector/postgresql/orders_db~2"));
    assertThat(context(InstanceId.healthCheck(component, "postgresql")).directory())
        .isEqualTo(data.resolve("plugins/health_check/postgresql/orders_db"));
  }

  @Test
  void aDirectoryThatCanNotBeMadeIsNamed() throws IOException {
    Files.writeString(data.resolve("plugins"), "in the way");

    assertThatThrownBy(() -> context(id).directory())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("orders_db");
  }

  @Test
  void namesReadWell() {
    assertThat(id).hasToString("Collector postgresql of orders_db");
    assertThat(InstanceId.healthCheck(component, "http"))
        .hasToString("Health check http of orders_db");
    assertThat(InstanceId.sink("cloudwatch", "cloudwatch")).hasToString("Sink cloudwatch");
    assertThat(InstanceId.sink("eu", "cloudwatch")).hasToString("Sink cloudwatch 'eu'");
    assertThat(InstanceId.healthCheck(component, "http").source()).isEqualTo("health:http");
    assertThat(InstanceId.collector(component, "http", 2).source()).isEqualTo("http#2");
  }
}
