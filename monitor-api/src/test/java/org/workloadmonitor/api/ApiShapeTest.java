package org.workloadmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what compiled plugins are bound to, and tools for binary compatibility don't see, with
 * {@code src/test/resources/api-shape.txt}.
 */
class ApiShapeTest {

  private static final Path GOLDEN = Path.of("src/test/resources/api-shape.txt");

  private static final String ADVICE =
      """
      The shape of the plugin API has changed, and with it what compiled plugins rely on:
      - a permitted subtype or an enum constant more: an exhaustive switch in a plugin throws \
      MatchException; less: it does not link.
      - a record component more, less or moved: constructors and record patterns in plugins break.
      - an abstract method more: a plugin that implements the interface throws AbstractMethodError. \
      Give it a default.
      A change to a record or enum that plugins only receive may raise the minor version in \
      ApiVersion and the root pom.xml; all else raises the major one. If the change is meant, write \
      the file anew and commit it:
      mvn -pl monitor-api test -Dtest=ApiShapeTest -Dapi.shape.update=true
      """;

  @Test
  void isAsItWas() throws Exception {
    List<String> shape = shape();
    if (Boolean.getBoolean("api.shape.update")) {
      Files.write(GOLDEN, shape);
    }
    assertThat(shape).as(ADVICE).isEqualTo(Files.readAllLines(GOLDEN));
  }

  private static List<String> shape() throws IOException, URISyntaxException {
    Path classes =
        Path.of(MonitorPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (String name :
          files
              .map(file -> classes.relativize(file).toString().replace('\\', '/'))
              .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
              .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
              .sorted()
              .toList()) {
        shape(load(name)).map(ApiShapeTest::shortened).forEach(lines::add);
      }
    }
    return lines;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiShapeTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  private static Stream<String> shape(Class<?> type) {
    Stream.Builder<String> lines = Stream.builder();
    if (!isPublic(type)) {
      return Stream.empty();
    }
    if (type.isSealed()) {
      lines.add(
          "sealed %s permits %s".formatted(type.getName(), names(type.getPermittedSubclasses())));
    }
    if (type.isRecord()) {
      lines.add("record %s(%s)".formatted(type.getName(), components(type)));
    }
    if (type.isEnum()) {
      lines.add("enum %s {%s}".formatted(type.getName(), names(type.getEnumConstants())));
    }
    if (type.isInterface() && !type.isAnnotation()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> Modifier.isAbstract(method.getModifiers()))
          .map(Method::toGenericString)
          .sorted()
          .forEach(lines::add);
    }
    return lines.build();
  }

  private static String shortened(String line) {
    return line.replace("org.workloadmonitor.api.", "")
        .replaceAll("\\bjava\\.(\\w+\\.)+", "")
        .replace("public abstract ", "abstract ")
        .replace('$', '.');
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (around == null || isPublic(around));
  }

  private static String components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(ApiShapeTest::component)
        .collect(Collectors.joining(", "));
  }

  private static String component(RecordComponent component) {
    return component.getGenericType().getTypeName() + " " + component.getName();
  }

  private static String names(Object[] things) {
    return Arrays.stream(things)
        .map(thing -> thing instanceof Class<?> type ? type.getName() : thing.toString())
        .collect(Collectors.joining(", "));
  }
}
