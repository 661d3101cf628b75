package org.workloadmonitor.collector.compute.linux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)).
 *
 * @param filesystem the numbers that tell file systems apart, as {@code 254:0}
 * @param whole whether all of it is mounted there, not a directory of it
 * @param mountpoint where it is mounted, as the watched host sees it
 * @param type such as {@code ext4}
 * @param device such as {@code /dev/vda}
 * @param readOnly whether it is mounted for reading only
 */
record Mount(
    String filesystem,
    boolean whole,
    String mountpoint,
    String type,
    String device,
    boolean readOnly) {

  /** File systems that hold no data of anyone, but show something of the kernel as files. */
  private static final Set<String> PSEUDO =
      Set.of(
          "autofs",
          "binder",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "cpuset",
          "debugfs",
          "devfs",
          "devpts",
          "devtmpfs",
          "efivarfs",
          "functionfs",
          "fusectl",
          "hugetlbfs",
          "mqueue",
          "nfsd",
          "none",
          "nsfs",
          "pipefs",
          "proc",
          "pstore",
          "resctrl",
          "rootfs",
          "rpc_pipefs",
          "securityfs",
          "selinuxfs",
          "smackfs",
          "sockfs",
          "sysfs",
          "tracefs",
          "usbfs");

  /**
   * File systems that tell how full they are from what the kernel has in memory, also when their
   * disk is gone. ZFS and those behind a server may wait for ever.
   */
  private static final Set<String> IN_MEMORY =
      Set.of(
          "btrfs",
          "devtmpfs",
          "erofs",
          "exfat",
          "ext2",
          "ext3",
          "ext4",
          "f2fs",
          "ramfs",
          "squashfs",
          "tmpfs",
          "vfat",
          "xfs");

  private static final int FILESYSTEM = 2;
  private static final int ROOT = 3;
  private static final int MOUNTPOINT = 4;
  private static final int OPTIONS = 5;
  private static final int FIRST_OPTIONAL = 6;

  /** Reads a line; empty if it has another form. */
  static Optional<Mount> parse(String line) {
    List<String> fields = Arrays.asList(line.split(" ", -1));
    int separator = fields.indexOf("-");
    if (separator < FIRST_OPTIONAL || fields.size() < separator + 4) {
      return Optional.empty();
    }
    return Optional.of(
        new Mount(
            fields.get(FILESYSTEM),
            fields.get(ROOT).equals("/"),
            unescaped(fields.get(MOUNTPOINT)),
            fields.get(separator + 1),
            named(unescaped(fields.get(separator + 2))),
            isReadOnly(fields.get(OPTIONS)) || isReadOnly(fields.get(separator + 3))));
  }

  private static String named(String device) {
    return device.isBlank() ? "none" : device;
  }

  private static boolean isReadOnly(String options) {
    return Arrays.asList(options.split(",", -1)).contains("ro");
  }

  /** Blanks and backslashes stand there as a backslash and three octal digits. */
  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    byte[] to = new byte[from.length];
    int length = 0;
    for (int i = 0; i < from.length; i++) {
      boolean escaped = from[i] == '\\' && octal(from, i + 1) >= 0;
      to[length++] = escaped ? (byte) octal(from, i + 1) : from[i];
      i += escaped ? 3 : 0;
    }
    return new String(to, 0, length, StandardCharsets.UTF_8);
  }

  /** Three octal digits as a number; negative if they are none. */
  private static int octal(byte[] bytes, int at) {
    int value = at + 3 <= bytes.length ? 0 : -1;
    for (int i = at; value >= 0 && i < at + 3; i++) {
      int digit = Character.digit(bytes[i], 8);
      value = digit < 0 ? -1 : value * 8 + digit;
    }
    return value;
  }

  boolean isPseudo() {
    return PSEUDO.contains(type);
  }

  /**
   * Whether this is what a container has for a root directory: a layer to write to over an image.
   * One that is read-only is part of the operating system, and always full.
   */
  boolean isContainerRoot() {
    return mountpoint.equals("/") && type.equals("overlay") && !readOnly;
  }

  /** Whether to ask it how full it is can't take long, if the way to it does not. */
  boolean answersFromMemory() {
    return IN_MEMORY.contains(type);
  }

  /** Whether the other is found below this one. */
  boolean isAbove(Mount other) {
    return mountpoint.equals("/")
        ? !other.mountpoint.equals("/")
        : other.mountpoint.startsWith(mountpoint + "/");
  }
}
