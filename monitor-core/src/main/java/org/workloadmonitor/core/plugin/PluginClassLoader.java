package org.workloadmonitor.core.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.SecureClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.MonitorPlugin;

/**
 * The class loader of one unit. Its parent is the platform loader; the plugin API and SLF4J come
 * from the core, whatever the unit holds; all else comes from the unit's jars.
 *
 * <p>It is no {@link java.net.URLClassLoader}: that one follows the {@code Class-Path} of a
 * manifest out of the unit, and reads resources from whatever stands at the jar's path by now.
 */
final class PluginClassLoader extends SecureClassLoader implements Closeable {

  /** A service file of SLF4J would bring a second back end, which must not be. */
  private static final String SLF4J_SERVICES = "META-INF/services/org.slf4j.";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader core = MonitorPlugin.class.getClassLoader();
  private final List<UnitJar> jars;

  PluginClassLoader(String unit, List<UnitJar> jars) {
    super(unit, ClassLoader.getPlatformClassLoader());
    this.jars = List.copyOf(jars);
  }

  List<UnitJar> jars() {
    return jars;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    if (isFromTheCore(path)) {
      return core.loadClass(name);
    }
    for (UnitJar jar : jars) {
      Optional<JarEntry> entry = jar.entry(path);
      if (entry.isPresent()) {
        return define(name, jar, entry.get());
      }
    }
    throw new ClassNotFoundException(name);
  }

  /**
   * A class that is there but can't be read is an error, not a missing class: the service loader
   * and many a library pass over a missing one without a word.
   */
  private Class<?> define(String name, UnitJar jar, JarEntry entry) {
    try {
      byte[] bytes = jar.bytes(entry);
      definePackageOf(name, jar);
      return defineClass(name, bytes, 0, bytes.length, jar.source());
    } catch (UnsupportedClassVersionError e) {
      throw e;
    } catch (IOException | ClassFormatError e) {
      String message =
          "%s in %s can't be read (%s). If the jar was replaced while the agent ran, restart the agent; else copy it there anew"
              .formatted(name, jar.path(), e.getMessage());
      throw (ClassFormatError) new ClassFormatError(message).initCause(e);
    }
  }

  /** Libraries read their own version from their package. */
  private void definePackageOf(String className, UnitJar jar) {
    int end = className.lastIndexOf('.');
    String name = end < 0 ? "" : className.substring(0, end);
    if (name.isEmpty() || getDefinedPackage(name) != null) {
      return;
    }
    Manifest manifest = jar.manifest();
    try {
      var _ =
          definePackage(
              name,
              attribute(manifest, Name.SPECIFICATION_TITLE),
              attribute(manifest, Name.SPECIFICATION_VERSION),
              attribute(manifest, Name.SPECIFICATION_VENDOR),
              attribute(manifest, Name.IMPLEMENTATION_TITLE),
              attribute(manifest, Name.IMPLEMENTATION_VERSION),
              attribute(manifest, Name.IMPLEMENTATION_VENDOR),
              null);
    } catch (IllegalArgumentException alreadyThere) {
      // Another thread was faster.
    }
  }

  private static @Nullable String attribute(Manifest manifest, Name name) {
    return manifest.getMainAttributes().getValue(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    Enumeration<URL> found = findResources(name);
    return found.hasMoreElements() ? found.nextElement() : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    if (isFromTheCore(name)) {
      URL shared = core.getResource(name);
      return Collections.enumeration(shared == null ? List.of() : List.of(shared));
    }
    List<URL> found = new ArrayList<>();
    if (!name.startsWith(SLF4J_SERVICES)) {
      for (UnitJar jar : jars) {
        jar.entry(name).ifPresent(entry -> found.add(resource(jar, name)));
      }
    }
    return Collections.enumeration(found);
  }

  private static URL resource(UnitJar jar, String name) {
    try {
      return jar.resource(name);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("No URL can be made of " + name, e);
    }
  }

  private static boolean isFromTheCore(String path) {
    return path.startsWith("org/workloadmonitor/api/") || path.startsWith("org/slf4j/");
  }

  /** Closes the jars; for a unit that is not going to be used. */
  @Override
  public void close() {
    UnitJar.closeAll(jars);
  }
}
