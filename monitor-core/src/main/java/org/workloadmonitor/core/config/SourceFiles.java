package org.workloadmonitor.core.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Finds the files of a configuration and reads their text. */
final class SourceFiles {

  private static final int LARGEST = 4 << 20;

  /** The parser's time grows with the square of a line's length; at this one it is 0.1 seconds. */
  private static final int LONGEST_LINE = 1 << 18;

  private final Problems problems;
  private final PatientRead reading;

  SourceFiles(Problems problems) {
    this(problems, PatientRead.USUAL);
  }

  SourceFiles(Problems problems, PatientRead reading) {
    this.problems = problems;
    this.reading = reading;
  }

  /** The files in the order given; those of a directory by name; each once. */
  List<Path> find(List<Path> filesOrDirectories) {
    Map<Path, Path> found = new LinkedHashMap<>();
    for (Path path : filesOrDirectories) {
      List<Path> files = Files.isDirectory(path) ? inside(path) : List.of(path);
      files.forEach(file -> found.putIfAbsent(file.toAbsolutePath().normalize(), file));
    }
    return List.copyOf(found.values());
  }

  /** Hidden files are left out: editors and Kubernetes keep theirs beside the real ones. */
  private List<Path> inside(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.{yaml,yml}")) {
      for (Path entry : entries) {
        if (!entry.getFileName().toString().startsWith(".") && !Files.isDirectory(entry)) {
          files.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      problems.error(
          Place.of(directory),
          "This directory can't be listed. Let the agent's user read it, or name another with"
              + " --config.");
      return List.of();
    }
    if (files.isEmpty()) {
      problems.error(
          Place.of(directory),
          "There is no .yaml or .yml file in this directory. Put one there, or name another with"
              + " --config.");
    }
    files.sort(null);
    return files;
  }

  /** The file's text, or empty if it can't be had, which is then reported. */
  Optional<String> text(Path file) {
    byte[] bytes;
    try {
      bytes = reading.bytes(file, LARGEST + 1);
    } catch (IOException e) {
      problems.error(Place.of(file), unreadable(file, e));
      return Optional.empty();
    }
    if (bytes.length > LARGEST) {
      problems.error(
          Place.of(file),
          "This file is larger than 4 MiB. Split it into several in one directory, and name that"
              + " with --config.");
      return Optional.empty();
    }
    return decoded(file, bytes);
  }

  private static String unreadable(Path file, IOException e) {
    if (Files.notExists(file)) {
      return "There is no such file. Create it, or name another with --config.";
    }
    if (e instanceof PatientRead.NobodyWrites) {
      return "This is not a regular file, and nothing ends what it gives. Name a file, or a pipe"
          + " that something writes to and closes.";
    }
    return e instanceof AccessDeniedException
        ? "The agent's user may not read this file. Change its owner or its permissions."
        : "This file can't be read: " + Quote.clean(String.valueOf(e.getMessage()), 200) + ".";
  }

  private Optional<String> decoded(Path file, byte[] bytes) {
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      problems.error(
          end(file, text), "From here on the file is not UTF-8. Save it with that encoding.");
      return Optional.empty();
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Optional<Place> longLine = longLine(file, plain);
    if (longLine.isPresent()) {
      problems.error(longLine.get(), "This line is longer than 256 KiB. Break it into several.");
      return Optional.empty();
    }
    int strange = firstUnprintable(plain);
    if (strange < plain.length()) {
      problems.error(
          end(file, plain.substring(0, strange)),
          "The character U+%04X can't stand in a YAML file. Remove it, or write it as an escape in"
                  .formatted(plain.codePointAt(strange))
              + " double quotes.");
      return Optional.empty();
    }
    return Optional.of(plain);
  }

  private static Optional<Place> longLine(Path file, String text) {
    int line = 1;
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (end - start > LONGEST_LINE) {
        return Optional.of(new Place(file, line, 1));
      }
      start = end + 1;
      line++;
    }
    return text.length() - start > LONGEST_LINE
        ? Optional.of(new Place(file, line, 1))
        : Optional.empty();
  }

  private static int firstUnprintable(String text) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!StreamReader.isPrintable(codePoint)) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /** The place right after a text. */
  private static Place end(Path file, String text) {
    int lineStart = text.lastIndexOf('\n') + 1;
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return new Place(file, line, 1 + text.codePointCount(lineStart, text.length()));
  }
}
