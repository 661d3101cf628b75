package org.workloadmonitor.core.config;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** The test's class path once more, without Jackson. */
final class WithoutJackson extends URLClassLoader {

  private WithoutJackson() {
    super(classPath(), ClassLoader.getPlatformClassLoader());
  }

  /** Calls a static method that has no parameters. */
  static Object call(String type, String method) throws Exception {
    try (WithoutJackson loader = new WithoutJackson()) {
      return loader.loadClass(type).getMethod(method).invoke(null);
    }
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("jackson"))
        .map(WithoutJackson::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
