package org.workloadmonitor.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the project, as far as they hold configuration to paste. */
final class Documentation {

  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  /** What a reader has, and this machine has not. */
  private static final String PLACEHOLDER = "\\$\\{(file|env):[^}]*}";

  private Documentation() {}

  /** The README and the pages of the bundled plugins' types. */
  static List<Path> pages() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> plugins = Files.list(root.resolve("docs/plugins"))) {
      List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
      plugins.filter(page -> !page.endsWith("writing-a-plugin.md")).sorted().forEach(pages::add);
      return pages;
    }
  }

  /** Every whole configuration on a page: a YAML block with components or sinks. */
  static List<String> configurations(Path page) throws IOException {
    Matcher blocks = YAML.matcher(Files.readString(page));
    return blocks
        .results()
        .map(block -> block.group(1).replaceAll(PLACEHOLDER, "of-the-test"))
        .filter(
            text ->
                text.startsWith("components:")
                    || text.startsWith("agent:")
                    || text.startsWith("sinks:"))
        .toList();
  }
}
