package org.workloadmonitor.core.outbox.store;

import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library, once, when the first durable queue needs it. It is unpacked beside
 * the queues: /tmp is often mounted without the right to run what lies there.
 */
final class NativeSqlite {

  private static final String FOLDER = "org.sqlite.tmpdir";

  private static boolean loaded;

  private NativeSqlite() {}

  static synchronized void load(Path folder) throws StoreException {
    if (loaded) {
      return;
    }
    try {
      load(folder.toString());
    } catch (Exception | LinkageError first) {
      loadFromUsualFolder(folder, first);
    }
    loaded = true;
  }

  private static void loadFromUsualFolder(Path folder, Throwable first) throws StoreException {
    String usual = System.getProperty("java.io.tmpdir", "");
    try {
      load(usual);
    } catch (Exception | LinkageError e) {
      e.addSuppressed(first);
      throw StoreException.unavailable(
          "SQLite's native library can't be loaded, neither from %s nor from %s (%s)"
              .formatted(folder, usual, e.getMessage()),
          e);
    }
  }

  private static void load(String folder) throws Exception {
    String before = System.getProperty(FOLDER);
    System.setProperty(FOLDER, before == null ? folder : before);
    try {
      SQLiteJDBCLoader.initialize();
    } finally {
      if (before == null) {
        System.clearProperty(FOLDER);
      }
    }
  }
}
