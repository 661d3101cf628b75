package org.workloadmonitor.collector.compute.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {

  @Test
  void readsALine() {
    assertThat(Mount.parse("27 1 254:0 / /srv rw,relatime shared:1 master:2 - ext4 /dev/vda rw"))
        .contains(new Mount("254:0", true, "/srv", "ext4", "/dev/vda", false));
  }

  @Test
  void isReadOnlyIfTheMountOrTheFileSystemIs() {
    assertThat(Mount.parse("27 1 254:0 / / ro,relatime - ext4 /dev/vda rw"))
        .hasValueSatisfying(mount -> assertThat(mount.readOnly()).isTrue());
    assertThat(Mount.parse("27 1 254:0 / / rw,relatime - ext4 /dev/vda ro,errors=remount-ro"))
        .hasValueSatisfying(mount -> assertThat(mount.readOnly()).isTrue());
    assertThat(Mount.parse("27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,errors=remount-ro"))
        .hasValueSatisfying(mount -> assertThat(mount.readOnly()).isFalse());
  }

  @Test
  void readsNamesWithBlanksBackslashesAndLettersOfAllAlphabets() {
    assertThat(Mount.parse("1 1 8:1 / /mnt/my\\040\\134disk\\011é rw - vfat /dev/sd\\043 rw"))
        .hasValueSatisfying(
            mount -> {
              assertThat(mount.mountpoint()).isEqualTo("/mnt/my \\disk\té");
              assertThat(mount.device()).isEqualTo("/dev/sd#");
            });
  }

  @Test
  void givesADeviceWithoutANameOne() {
    assertThat(Mount.parse("1 1 0:40 / /mnt rw - fuse.x  rw"))
        .hasValueSatisfying(mount -> assertThat(mount.device()).isEqualTo("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "27 1 254:0 / /",
        "27 1 254:0 / / rw - ext4",
        "- - - - - - - -",
        "27 1 254:0 / /\\0 rw ext4 /dev/vda rw"
      })
  void leavesOutALineOfAnotherForm(String line) {
    assertThat(Mount.parse(line)).isEmpty();
  }

  @Test
  void keepsABackslashThatEscapesNothing() {
    assertThat(Mount.parse("1 1 8:1 / /a\\b\\08 rw - ext4 /dev/sda1\\ rw"))
        .hasValueSatisfying(mount -> assertThat(mount.mountpoint()).isEqualTo("/a\\b\\08"));
  }
}
