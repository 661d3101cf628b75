package org.workloadmonitor.sink.local.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.RetryableException;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.sink.Batch;
import org.workloadmonitor.api.sink.Delivery;
import org.workloadmonitor.api.sink.SinkProfile;

/** Appends JSON lines to a file, and moves the file aside when it is large or old. */
final class FileSink implements Sink {

  private final FileSinkConfig config;
  private final Path path;
  private final Clock clock;
  private final Logger log;
  private final LineFile file;
  private final OldFiles oldFiles;
  private final Compressor compressor;
  private final Lines lines = new Lines();
  private Instant begun;
  private boolean stuckRotation;

  private FileSink(FileSinkConfig config, Path path, PluginContext context, Disk disk) {
    this.config = config;
    this.path = path;
    this.clock = context.clock();
    this.log = context.logger();
    this.file = new LineFile(path, disk, log);
    this.oldFiles = new OldFiles(path, config.maxFiles());
    this.compressor = new Compressor(oldFiles, log);
    this.begun = clock.instant();
  }

  static FileSink open(FileSinkConfig config, PluginContext context, Disk disk) {
    Path path = config.path().toAbsolutePath();
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ConfigurationException(
          "path", path + " is not a file. Write the path of a file, or - for standard output.");
    }
    FileSink sink = new FileSink(config, path, context, disk);
    try {
      sink.openFile();
      sink.tidy();
    } catch (FileInUseException e) {
      throw new ConfigurationException("path", reason(e));
    } catch (IOException e) {
      throw new ConfigurationException(
          "path",
          "Can't write to %s: %s. Give the agent's user the right to, or choose another path."
              .formatted(path, reason(e)));
    }
    return sink;
  }

  @Override
  public SinkProfile profile() {
    return Lines.PROFILE;
  }

  @Override
  public String destination() {
    return path.toString();
  }

  @Override
  public Delivery write(Batch batch) throws RetryableException {
    byte[] bytes = lines.of(batch);
    try {
      openFile();
      if (isDue(bytes.length)) {
        rotate();
      }
      file.append(bytes);
      if (config.sync() == Sync.ALWAYS) {
        file.sync();
      }
    } catch (IOException e) {
      throw new RetryableException("Can't write to " + path + ": " + reason(e), e);
    }
    return Delivery.delivered(batch);
  }

  /** Waits for what is compressed at this moment. */
  void finishCompressing() throws InterruptedException {
    compressor.finish();
  }

  @Override
  public void close() throws Exception {
    try (file;
        compressor) {
      file.sync();
    }
  }

  private void openFile() throws IOException {
    if (file.open()) {
      begun =
          file.size() == 0
              ? clock.instant()
              : Files.readAttributes(path, BasicFileAttributes.class).creationTime().toInstant();
    }
  }

  private boolean isDue(int adding) {
    boolean full = file.size() + adding > config.maxSize().bytes();
    boolean old = Duration.between(begun, clock.instant()).compareTo(config.maxAge()) >= 0;
    return file.size() > 0 && (full || old);
  }

  /** A file that can't be moved is written on: better too large a file than lost lines. */
  private void rotate() throws IOException {
    Set<PosixFilePermission> rights = Disk.rights(path);
    file.close();
    try {
      oldFiles.moveAside(clock.instant());
      stuckRotation = false;
    } catch (IOException e) {
      if (!stuckRotation) {
        log.warn("Can't move {} aside ({}); it goes on growing.", path, reason(e));
      }
      stuckRotation = true;
    }
    openFile();
    if (!stuckRotation) {
      Disk.copyRights(rights, path);
      tidy();
    }
  }

  private void tidy() {
    try {
      oldFiles.deleteOldest();
    } catch (IOException e) {
      log.warn("Can't delete the oldest files beside {} ({}).", path, reason(e));
    }
    if (config.compress()) {
      compressor.start();
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or directory";
      case FileAlreadyExistsException exists -> exists.getFile() + " is not a directory";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
