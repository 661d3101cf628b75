package org.workloadmonitor.sink.local.file;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that was moved aside: {@code metrics.jsonl} becomes {@code metrics-20260131-235900.jsonl},
 * and {@code metrics-20260131-235900.jsonl.gz} when it is compressed.
 *
 * @param path where it is
 * @param stamp when it was moved aside, in UTC
 * @param number tells it from others of the same second
 * @param compressed whether it ends in {@code .gz}
 */
record OldFile(Path path, String stamp, int number, boolean compressed)
    implements Comparable<OldFile> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final Comparator<OldFile> OLDEST_FIRST =
      Comparator.comparing(OldFile::stamp)
          .thenComparingInt(OldFile::number)
          .thenComparing(OldFile::path);

  /** The name that a file gets which is moved aside now. */
  static OldFile of(Path file, Instant now, int number) {
    Name name = Name.of(file);
    String stamp = STAMP.format(now);
    String suffix = number == 1 ? "" : "-" + number;
    Path path = file.resolveSibling(name.stem() + "-" + stamp + suffix + name.extension());
    return new OldFile(path, stamp, number, false);
  }

  /** Reads the name of a file beside the current one, if it is one that was moved aside. */
  static Optional<OldFile> parse(Path current, Path candidate) {
    Name name = Name.of(current);
    Matcher form =
        Pattern.compile(
                Pattern.quote(name.stem())
                    + "-(\\d{8}-\\d{6})(?:-(\\d{1,6}))?"
                    + Pattern.quote(name.extension())
                    + "(\\.gz)?")
            .matcher(candidate.getFileName().toString());
    if (!form.matches()) {
      return Optional.empty();
    }
    int number = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
    return Optional.of(new OldFile(candidate, form.group(1), number, form.group(3) != null));
  }

  /** Where its compressed form goes. */
  Path compressedPath() {
    return path.resolveSibling(path.getFileName() + ".gz");
  }

  @Override
  public int compareTo(OldFile other) {
    return OLDEST_FIRST.compare(this, other);
  }

  private record Name(String stem, String extension) {
    static Name of(Path file) {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf('.');
      return dot <= 0 ? new Name(name, "") : new Name(name.substring(0, dot), name.substring(dot));
    }
  }
}
