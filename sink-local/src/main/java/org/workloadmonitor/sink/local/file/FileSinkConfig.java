package org.workloadmonitor.sink.local.file;

import java.nio.file.Path;
import java.time.Duration;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.ByteSize;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * The block of a {@code file} sink.
 *
 * @param path the file; {@code -} is standard output, to which the other keys don't apply
 * @param maxSize a file that would grow beyond it is moved aside first
 * @param maxAge a file older than this is moved aside before the next line
 * @param maxFiles how many files that were moved aside are kept
 * @param compress whether files that were moved aside are compressed with gzip
 * @param sync whether a write waits for the disk
 */
@Description("Writes every signal as a line of JSON to a file.")
public record FileSinkConfig(
    @Description("The file to append to; - for standard output.") Path path,
    @Default("100MB")
        @Range(min = "1MB")
        @Description("Size at which the file is moved aside and a new one begun.")
        ByteSize maxSize,
    @Default("24h")
        @Range(min = "1m")
        @Description("Age at which the file is moved aside and a new one begun.")
        Duration maxAge,
    @Default("10")
        @Range(min = "0", max = "10000")
        @Description("How many files that were moved aside are kept; the oldest go first.")
        int maxFiles,
    @Default("false") @Description("Whether files that were moved aside are compressed with gzip.")
        boolean compress,
    @Default("never")
        @Description("Whether lines must be on the disk before they count as delivered.")
        Sync sync) {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  /** Checks the path. */
  public FileSinkConfig {
    if (path.toString().isBlank()) {
      throw new ConfigurationException(
          "path", "The path is empty. Write the file to append to, or - for standard output.");
    }
  }

  boolean isStandardOutput() {
    return path.equals(STANDARD_OUTPUT);
  }
}
