package org.workloadmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that a plugin author can see, of the API and the contract kit, has a comment. The
 * build's own doclint can't ask for that without asking for a tag for every parameter and result,
 * too, so this reads doclint's findings.
 */
class JavadocTest {
  @Test
  void everythingVisibleHasAComment(@TempDir Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
    List<String> options =
        List.of("-Xdoclint:missing/protected", "-Xmaxwarns", "100000", "-d", classes.toString());
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(findings, Locale.ROOT, null)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  findings,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources()))
              .call();
      assertThat(compiled).isTrue();
    }

    assertThat(findings.getDiagnostics())
        .filteredOn(finding -> finding.getMessage(Locale.ROOT).contains("comment"))
        .extracting(JavadocTest::describe)
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> api = Files.walk(Path.of("src/main/java"));
        Stream<Path> kit = Files.walk(Path.of("src/test/java/org/workloadmonitor/api/testkit"))) {
      return Stream.concat(api, kit)
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().endsWith("Test.java"))
          .toList();
    }
  }

  private static String describe(Diagnostic<? extends JavaFileObject> finding) {
    return "%s:%d: %s"
        .formatted(
            finding.getSource().getName(),
            finding.getLineNumber(),
            finding.getMessage(Locale.ROOT));
  }
}
