package com.example.hello;

import java.nio.file.Path;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/** A block of the configuration: each component of the record is a key, in snake_case. */
public record SpoolConfig(
    @Description("The directory to watch.") Path directory,
    @Description("Which files count: a pattern with * and ?.") @Default("*") String filePattern) {

  /** Checks what the types can't say. The message shows up with file, line and column. */
  public SpoolConfig {
    if (filePattern.isBlank()) {
      throw new ConfigurationException("file_pattern", "Write a pattern such as *.eml.");
    }
  }
}
