package org.workloadmonitor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.core.plugin.PluginState.LOADED;
import static org.workloadmonitor.core.plugin.PluginState.WRITABLE_BY_OTHERS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class WriteAccessTest {

  @TempDir Path root;
  private Path plugins;
  private Path jar;
  private Path folder;

  @BeforeEach
  void twoUnits() throws IOException {
    plugins = Files.createDirectories(root.resolve("plugins"));
    jar = PluginJar.working("one", "alpha").write(plugins.resolve("one.jar"));
    folder = plugins.resolve("two");
    PluginJar.working("two", "beta").write(folder.resolve("plugin.jar"));
  }

  private PluginRegistry scan() {
    return PluginScanner.readingInPlace().scan(plugins);
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void loadsNothingFromADirectoryThatEveryUserMayWriteTo() throws IOException {
    permit(plugins, "rwxrwxrwx");

    PluginRegistry registry = scan();

    assertThat(registry.units())
        .hasSize(2)
        .allSatisfy(unit -> assertThat(unit.state()).isEqualTo(WRITABLE_BY_OTHERS))
        .allSatisfy(unit -> assertThat(unit.detail()).contains("chmod o-w " + plugins));
    assertThat(registry.notes()).singleElement().asString().contains("chmod o-w " + plugins);
    assertThat(registry.collectorTypes()).isEmpty();
  }

  @Test
  void refusesOnlyTheJarThatEveryUserMayWriteTo() throws IOException {
    permit(jar, "rw-r--rw-");

    assertThat(scan().units())
        .extracting(PluginUnit::state)
        .containsExactly(WRITABLE_BY_OTHERS, LOADED);
  }

  @Test
  void refusesAFolderThatEveryUserMayWriteTo() throws IOException {
    permit(folder, "rwxr-xrwx");

    assertThat(scan().units())
        .extracting(PluginUnit::state)
        .containsExactly(LOADED, WRITABLE_BY_OTHERS);
  }

  @Test
  void refusesAFolderWithOneJarThatEveryUserMayWriteTo() throws IOException {
    permit(folder.resolve("plugin.jar"), "rw-rw-rw-");

    assertThat(scan().units().getLast().detail()).contains("chmod o-w", "plugin.jar");
  }

  @Test
  void looksAtWhatALinkLeadsTo() throws IOException {
    Path elsewhere = Files.move(jar, root.resolve("elsewhere.jar"));
    permit(elsewhere, "rw-rw-rw-");
    Files.createSymbolicLink(jar, elsewhere);

    assertThat(scan().units().getFirst().state()).isEqualTo(WRITABLE_BY_OTHERS);
  }

  @Test
  void trustsAGroupOfTheOwnersName() throws IOException {
    permit(jar, "rw-rw-r--");
    Assumptions.assumeTrue(
        Files.readAttributes(jar, java.nio.file.attribute.PosixFileAttributes.class)
            .group()
            .getName()
            .equals(Files.getOwner(jar).getName()));

    assertThat(scan().units().getFirst().state()).isEqualTo(LOADED);
  }

  @Test
  void refusesAJarThatAnotherGroupMayWriteTo() throws IOException {
    Optional<GroupPrincipal> group = anotherGroup();
    Assumptions.assumeTrue(group.isPresent(), "This user may give a file to no other group.");
    permit(jar, "rw-rw-r--");

    assertThat(scan().units().getFirst().state()).isEqualTo(WRITABLE_BY_OTHERS);
    assertThat(scan().units().getFirst().detail()).contains(group.get().getName(), "chmod g-w");
  }

  private Optional<GroupPrincipal> anotherGroup() {
    try {
      GroupPrincipal group =
          jar.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("daemon");
      Files.getFileAttributeView(jar, PosixFileAttributeView.class).setGroup(group);
      return Optional.of(group);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
