package org.workloadmonitor.core.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Notices that files have changed, by looking at them. Events of the operating system would come
 * sooner, but not from every file system, and not for a symbolic link whose target was exchanged,
 * which is how container platforms hand out configuration.
 */
final class ConfigurationWatch {

  private Map<Path, String> seen = Map.of();

  /** Takes the present state of these files as known. */
  void know(Set<Path> files) {
    seen = stamps(files);
  }

  /**
   * Whether any file has changed, come or gone since it was last looked at. A change is told once.
   */
  boolean changed() {
    Map<Path, String> now = stamps(seen.keySet());
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private static Map<Path, String> stamps(Set<Path> files) {
    Map<Path, String> stamps = new HashMap<>();
    files.forEach(file -> stamps.put(file, stamp(file)));
    return stamps;
  }

  /** The time of a directory changes when a file in it comes or goes. */
  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    } catch (IOException e) {
      return "not there";
    }
  }
}
