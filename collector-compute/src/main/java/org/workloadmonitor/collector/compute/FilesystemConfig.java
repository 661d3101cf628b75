package org.workloadmonitor.collector.compute;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;
import org.workloadmonitor.collector.compute.reading.FilesystemSelection;

/**
 * Which file systems to watch.
 *
 * @param include mount points to watch; empty for all
 * @param exclude mount points to leave out of them
 * @param excludeTypes types of file system to leave out
 * @param network whether to watch those that live on another host
 * @param timeout how long one may take to answer
 */
public record FilesystemConfig(
    @Description("Mount points to watch, such as [/, /var, /srv/*]; empty for all.")
        List<Glob> include,
    @Default(
            "[/dev, /dev/*, /proc/*, /sys/*, /run/credentials/*, /run/user/*, /snap/*,"
                + " /var/lib/docker/*, /var/lib/containers/*, /var/lib/containerd/*,"
                + " /run/containerd/*, /var/lib/kubelet/pods/*]")
        @Description("Mount points to leave out of them.")
        List<Glob> exclude,
    @Default("[tmpfs, ramfs, overlay, squashfs, erofs, iso9660, udf, fuse.lxcfs, fuse.portal]")
        @Description(
            "Types to leave out. Pseudo file systems, which hold no data, are always left out.")
        List<Glob> excludeTypes,
    @Default("false")
        @Description("Also watch file systems of other hosts: NFS, SMB, Ceph, FUSE and the like.")
        boolean network,
    @Default("5s")
        @Range(min = "100ms", max = "1m")
        @Description("How long a file system may take to answer before it counts as hung.")
        Duration timeout)
    implements FilesystemSelection {

  private static final Set<String> NETWORK =
      Set.of(
          "9p",
          "acfs",
          "afp",
          "afs",
          "beegfs",
          "ceph",
          "cifs",
          "coda",
          "davfs",
          "gfs",
          "gfs2",
          "glusterfs",
          "gpfs",
          "lustre",
          "ncpfs",
          "ncp",
          "nfs",
          "nfs3",
          "nfs4",
          "ocfs2",
          "panfs",
          "pvfs2",
          "smb2",
          "smb3",
          "smbfs",
          "sshfs",
          "virtiofs",
          "webdav");

  /** Copies the lists. */
  public FilesystemConfig {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    excludeTypes = List.copyOf(excludeTypes);
  }

  @Override
  public boolean wants(String mountpoint, String type, String device) {
    return (network || !isNetwork(type))
        && Selection.wants(type, List.of(), excludeTypes)
        && Selection.wants(mountpoint, include, exclude);
  }

  /** A FUSE file system may be served by anything; only those on a block device are local. */
  private static boolean isNetwork(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return NETWORK.contains(lower) || lower.equals("fuse") || lower.startsWith("fuse.");
  }
}
