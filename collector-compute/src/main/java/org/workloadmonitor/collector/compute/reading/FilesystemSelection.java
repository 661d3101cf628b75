package org.workloadmonitor.collector.compute.reading;

import java.time.Duration;

/** Which file systems to ask, and how long to wait for each. */
public interface FilesystemSelection {

  /**
   * Whether a file system is wanted. Decided before it is touched, since touching one whose server
   * is gone never ends.
   *
   * @param mountpoint where it is mounted, as the host sees it
   * @param type such as {@code ext4} or {@code nfs4}
   * @param device such as {@code /dev/sda1} or {@code server:/export}
   */
  boolean wants(String mountpoint, String type, String device);

  /** Whether any file system of another host is wanted. */
  boolean network();

  /** How long a file system may take to answer before it counts as hung. */
  Duration timeout();
}
