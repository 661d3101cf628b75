package com.example.hello;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.workloadmonitor.api.Collector;
import org.workloadmonitor.api.Recorder;

/** Looks into one directory. There is one instance for each block of the configuration. */
final class SpoolCollector implements Collector {

  private final SpoolConfig config;
  private final Clock clock;

  SpoolCollector(SpoolConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Runs on a virtual thread, so reading files may block. An exception is a failed run: the agent
   * counts it, logs it once and comes again at the next interval.
   */
  @Override
  public void collect(Recorder out) throws IOException {
    Instant now = clock.instant();
    Instant oldest = now;
    long files = 0;
    long bytes = 0;
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(config.directory(), config.filePattern())) {
      for (Path file : found) {
        try {
          BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
          if (attributes.isRegularFile()) {
            Instant modified = attributes.lastModifiedTime().toInstant();
            oldest = modified.isBefore(oldest) ? modified : oldest;
            files++;
            bytes += attributes.size();
          }
        } catch (NoSuchFileException e) {
          // It was sent while we looked.
        }
      }
    }
    out.gauge(SpoolFactory.FILES, files);
    out.gauge(SpoolFactory.SIZE, bytes);
    out.gauge(SpoolFactory.OLDEST_AGE, Duration.between(oldest, now).toMillis() / 1000.0);
  }
}
