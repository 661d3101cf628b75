package org.workloadmonitor.core.plugin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Reads {@code jar:} URLs from a jar that is open, whatever stands at its path by now. */
final class OpenJarHandler extends URLStreamHandler {

  private final Path path;
  private final JarFile jar;

  /**
   * A handler for one jar.
   *
   * @param path where it stands
   * @param jar the jar as it was opened
   */
  OpenJarHandler(Path path, JarFile jar) {
    this.path = path;
    this.jar = jar;
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    return new Connection(url);
  }

  /** Libraries cast the connection of a {@code jar:} URL to this type. */
  private final class Connection extends JarURLConnection {

    Connection(URL url) throws MalformedURLException {
      super(url);
    }

    @Override
    public void connect() throws IOException {
      var _ = getJarEntry();
      connected = true;
    }

    /** Who asks for no caching takes it upon himself to close the file, so it can't be ours. */
    @Override
    public JarFile getJarFile() throws IOException {
      return getUseCaches() ? jar : new JarFile(path.toFile());
    }

    @Override
    public @Nullable JarEntry getJarEntry() throws IOException {
      String name = getEntryName();
      if (name == null) {
        return null;
      }
      JarEntry entry = jar.getJarEntry(name);
      if (entry == null) {
        throw new FileNotFoundException("%s is not in %s".formatted(name, getJarFileURL()));
      }
      return entry;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      connect();
      JarEntry entry = getJarEntry();
      if (entry == null) {
        throw new IOException("No entry is named by " + url);
      }
      return jar.getInputStream(entry);
    }

    @Override
    public long getContentLengthLong() {
      try {
        JarEntry entry = getJarEntry();
        return entry == null ? -1 : entry.getSize();
      } catch (IOException e) {
        return -1;
      }
    }

    @Override
    public int getContentLength() {
      return Math.toIntExact(Math.min(getContentLengthLong(), Integer.MAX_VALUE));
    }
  }
}
