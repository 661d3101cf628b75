package org.workloadmonitor.collector.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which devices and file systems are watched. */
class SelectionTest {

  @ParameterizedTest
  @CsvSource({
    "eth0, eth0, true",
    "eth?, eth0, true",
    "eth?, eth10, false",
    "veth*, veth12a, true",
    "veth*, eth0, false",
    "/var/*, /var/lib/docker, true",
    "/var/*, /var, false",
    "*.1, br.1, true",
    "*.1, brx1, false",
    "'a[b](c)+$^\\', 'a[b](c)+$^\\', true",
    "*, '', true"
  })
  void patternsFitWholeNames(String pattern, String name, boolean fits) {
    assertThat(Glob.parse(pattern).matches(name)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aBlankPatternIsRefusedWithAWordOnWhatToWrite(String pattern) {
    assertThatThrownBy(() -> Glob.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Write a name");
  }

  @Test
  void whatIsExcludedIsLeftOutOfWhatIsIncluded() {
    NetworkConfig config = new NetworkConfig(globs("eth*", "lo"), globs("eth1"));
    assertThat(config.wants("eth0")).isTrue();
    assertThat(config.wants("eth1")).isFalse();
    assertThat(config.wants("lo")).isTrue();
    assertThat(config.wants("wlan0")).isFalse();
  }

  @Test
  void nothingIncludedMeansAll() {
    assertThat(new NetworkConfig(List.of(), globs("lo")).wants("wlan0")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfs", "nfs4", "cifs", "ceph", "fuse", "fuse.sshfs", "9p", "CIFS"})
  void fileSystemsOfOtherHostsAreWatchedOnRequestOnly(String type) {
    assertThat(filesystems(false).wants("/mnt", type, "server:/export")).isFalse();
    assertThat(filesystems(true).wants("/mnt", type, "server:/export")).isTrue();
  }

  @Test
  void fuseOnABlockDeviceIsLocal() {
    assertThat(filesystems(false).wants("/mnt", "fuseblk", "/dev/sdb1")).isTrue();
  }

  @Test
  void fileSystemsAreSelectedByMountPointAndType() {
    FilesystemConfig config =
        new FilesystemConfig(
            globs("/", "/srv*"),
            globs("/srv/scratch"),
            globs("tmpfs"),
            false,
            Duration.ofSeconds(1));
    assertThat(config.wants("/", "ext4", "/dev/sda1")).isTrue();
    assertThat(config.wants("/srv/data", "xfs", "/dev/sdb1")).isTrue();
    assertThat(config.wants("/srv/scratch", "xfs", "/dev/sdc1")).isFalse();
    assertThat(config.wants("/srv/tmp", "tmpfs", "tmpfs")).isFalse();
    assertThat(config.wants("/home", "ext4", "/dev/sdd1")).isFalse();
  }

  private static FilesystemConfig filesystems(boolean network) {
    return new FilesystemConfig(List.of(), List.of(), List.of(), network, Duration.ofSeconds(1));
  }

  private static List<Glob> globs(String... patterns) {
    return List.of(patterns).stream().map(Glob::parse).toList();
  }
}
