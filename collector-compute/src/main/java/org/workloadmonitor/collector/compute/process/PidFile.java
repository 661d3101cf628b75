package org.workloadmonitor.collector.compute.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that holds a process id in its first line.
 *
 * <p>No file means no process: services take theirs away when they end. One that outlived its
 * service can name a stranger that was given the same id later. That shows when the process is
 * younger than the file, except where the clock was set in between; but then the file is older than
 * the system too, which a file in memory (as {@code /run} is) can't be.
 */
final class PidFile implements ProcessFinder {

  private static final Pattern FIRST_LINE =
      Pattern.compile("\\s*(\\d{1,10})\\s*(\\R.*)?", Pattern.DOTALL);
  private static final int LONGEST = 512;

  /** The start of a process is known to a second, and clocks drift. */
  private static final long TOLERANCE_MILLIS = Duration.ofSeconds(10).toMillis();

  private final Path file;
  private final ProcessSource source;

  PidFile(Path file, ProcessSource source) {
    this.file = file;
    this.source = source;
  }

  @Override
  public List<ProcessIdentity> find() throws IOException {
    Optional<Long> pid = pid();
    if (pid.isEmpty()) {
      return List.of();
    }
    Optional<ProcessIdentity> process = source.identity(pid.get());
    if (process.isEmpty() && !source.seesOthers()) {
      throw new IOException(HIDDEN);
    }
    return process.isEmpty() || isStranger(process.get()) ? List.of() : List.of(process.get());
  }

  private Optional<Long> pid() throws IOException {
    try {
      if (Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        return Optional.of(parse(firstBytes()));
      }
      throw new IOException("The pid file %s is not a regular file.".formatted(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new IOException(
          "The pid file %s can't be read: permission denied. Let the agent's user read it."
              .formatted(file),
          e);
    }
  }

  private String firstBytes() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    }
  }

  /** The message keeps the content to itself: the path may be wrong, and point to a secret. */
  private long parse(String content) throws IOException {
    Matcher form = FIRST_LINE.matcher(content);
    if (!form.matches()) {
      throw new IOException(
          "The pid file %s does not begin with a process id, so it is not known whether the process"
                  .formatted(file)
              + " runs. Is it the right file?");
    }
    return Long.parseLong(form.group(1));
  }

  private boolean isStranger(ProcessIdentity process) throws IOException {
    long written = Files.getLastModifiedTime(file).toMillis();
    return process.startMillis() > written + TOLERANCE_MILLIS
        && !(written < systemStart() && isInMemory());
  }

  private long systemStart() {
    return source.identity(1).map(ProcessIdentity::startMillis).orElse(Long.MIN_VALUE);
  }

  private boolean isInMemory() throws IOException {
    String type = Files.getFileStore(file).type();
    return type.equals("tmpfs") || type.equals("ramfs");
  }
}
