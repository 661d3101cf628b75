package org.workloadmonitor.core.plugin;

import static org.workloadmonitor.core.plugin.PluginState.INVALID;
import static org.workloadmonitor.core.plugin.PluginState.NOT_A_JAR;
import static org.workloadmonitor.core.plugin.PluginState.NO_PROVIDER;
import static org.workloadmonitor.core.plugin.PluginState.UNREADABLE;
import static org.workloadmonitor.core.plugin.PluginState.WRONG_API_VERSION;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.workloadmonitor.api.ApiVersion;
import org.workloadmonitor.api.MonitorPlugin;

/** Loads one unit: files, manifest, class loader, provider, facts, in this order. */
final class UnitLoader {

  private static final String SERVICE_FILE = "META-INF/services/" + MonitorPlugin.class.getName();
  private static final String OWN_COPY = MonitorPlugin.class.getName().replace('.', '/') + ".class";

  private final JarOpener opener;

  UnitLoader(JarOpener opener) {
    this.opener = opener;
  }

  LoadedUnit load(UnitFiles files) throws UnitRefused {
    List<UnitJar> jars = open(files);
    PluginClassLoader loader = new PluginClassLoader(files.name(), jars);
    try {
      UnitJar own = jarOfTheProvider(jars, files);
      ApiVersion version = apiVersion(own);
      return PluginCalls.run(
          loader,
          () -> {
            MonitorPlugin plugin = provider(loader, files);
            String ownVersion =
                own.manifest().getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION);
            Interview interview = new Interview(files, loader);
            return interview.ask(
                plugin, ownVersion == null ? "" : ownVersion, version, warning(jars));
          });
    } catch (Throwable thrown) {
      UnitJar.closeAll(jars);
      throw thrown instanceof UnitRefused refused ? refused : Failure.of(thrown, files);
    }
  }

  private List<UnitJar> open(UnitFiles files) throws UnitRefused {
    List<UnitJar> jars = new ArrayList<>();
    try {
      WriteAccess.requireOwn(files.path());
      for (Path path : files.jars()) {
        WriteAccess.requireOwn(path);
        jars.add(open(path));
      }
      return jars;
    } catch (IOException e) {
      UnitJar.closeAll(jars);
      throw unreadable(files.path(), e);
    } catch (UnitRefused e) {
      UnitJar.closeAll(jars);
      throw e;
    }
  }

  private UnitJar open(Path path) throws UnitRefused {
    try {
      JarFile file = opener.open(path);
      try {
        return new UnitJar(path, file);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (ZipException e) {
      throw new UnitRefused(
          NOT_A_JAR,
          "%s can't be opened as a jar: %s. Copy it there anew.".formatted(path, e.getMessage()));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static UnitRefused unreadable(Path path, IOException e) {
    return new UnitRefused(
        UNREADABLE,
        "%s can't be read (%s). %s"
            .formatted(
                path,
                e.getClass().getSimpleName(),
                e instanceof NoSuchFileException
                    ? "It is gone, or leads to a file that is gone."
                    : "Give the agent's user the right to read it."));
  }

  /** Two releases of a plugin in one folder would look like one, and the older might win. */
  private static UnitJar jarOfTheProvider(List<UnitJar> jars, UnitFiles files) throws UnitRefused {
    List<UnitJar> found = jars.stream().filter(jar -> jar.entry(SERVICE_FILE).isPresent()).toList();
    if (found.size() > 1) {
      throw new UnitRefused(
          INVALID,
          "Two jars of %s name a plugin: %s and %s. Remove one, or give each a folder of its own."
              .formatted(files.path(), found.get(0).path(), found.get(1).path()));
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    String where = jars.isEmpty() ? "The folder %s holds no jar." : "No jar of %s has the file %s.";
    throw new UnitRefused(
        NO_PROVIDER,
        where.formatted(files.path(), SERVICE_FILE)
            + " If it is a library, put it into the folder of the plugin that needs it.");
  }

  private static ApiVersion apiVersion(UnitJar jar) throws UnitRefused {
    String text = jar.manifest().getMainAttributes().getValue(ApiVersion.MANIFEST_ATTRIBUTE);
    if (text == null) {
      throw new UnitRefused(
          WRONG_API_VERSION,
          "The manifest of %s does not say which API it was built for. Add the line '%s: %s' to it."
              .formatted(jar.path(), ApiVersion.MANIFEST_ATTRIBUTE, ApiVersion.CURRENT));
    }
    ApiVersion version;
    try {
      version = ApiVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnitRefused(
          WRONG_API_VERSION,
          "The manifest of %s has %s: %s. Write a version such as %s."
              .formatted(jar.path(), ApiVersion.MANIFEST_ATTRIBUTE, text, ApiVersion.CURRENT));
    }
    if (!ApiVersion.CURRENT.supports(version)) {
      throw new UnitRefused(
          WRONG_API_VERSION,
          "%s was built for version %s of the plugin API, and this agent has %s. Install a %s."
              .formatted(
                  jar.path(),
                  version,
                  ApiVersion.CURRENT,
                  version.compareTo(ApiVersion.CURRENT) > 0
                      ? "newer agent, or an older release of the plugin"
                      : "newer release of the plugin"));
    }
    return version;
  }

  /** Finding the next provider loads its class, and getting it runs its constructor. */
  private static MonitorPlugin provider(PluginClassLoader loader, UnitFiles files)
      throws UnitRefused {
    Iterator<MonitorPlugin> found = ServiceLoader.load(MonitorPlugin.class, loader).iterator();
    if (!found.hasNext()) {
      throw new UnitRefused(
          NO_PROVIDER,
          "The file %s in %s names no class. Write the plugin's class into it."
              .formatted(SERVICE_FILE, files.path()));
    }
    MonitorPlugin plugin = found.next();
    if (found.hasNext()) {
      throw new UnitRefused(
          INVALID,
          "%s holds two plugins, %s and %s. Put each into a unit of its own."
              .formatted(
                  files.path(), plugin.getClass().getName(), found.next().getClass().getName()));
    }
    return plugin;
  }

  /** A copy of the API does no harm, for it is never loaded; its author should know. */
  private static String warning(List<UnitJar> jars) {
    for (UnitJar jar : jars) {
      if (jar.entry(OWN_COPY).isPresent()) {
        return "%s ships a copy of monitor-api, which is never used. Build it with monitor-api in scope 'provided'."
            .formatted(jar.path());
      }
    }
    return "";
  }
}
