package org.workloadmonitor.sink.cloudwatch.datum;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads a table of this package: fields between commas, lines that begin with # left out. */
final class CsvTable {

  private CsvTable() {}

  static List<List<String>> read(String file) {
    try (InputStream in =
            Objects.requireNonNull(CsvTable.class.getResourceAsStream(file), "no " + file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.strip().split("\\s*,\\s*", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
