package org.workloadmonitor.collector.external.crypto;

import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Lets handshakes check signatures and agree on keys by Amazon's native library instead of by the
 * JDK's arithmetic, which needs a compiler that the agent goes without: a check of one ECDSA
 * signature takes 70 us instead of 1,900. Where there is no such library, or it can't be loaded
 * from where it is unpacked, everything works as before and costs more.
 *
 * <p>Java's TLS finds cryptography only JVM-wide, so all TLS of the agent has the use of it once a
 * probe has asked for it.
 */
public final class NativeCrypto {

  /** {@code off} leaves everything to the JDK. */
  static final String SWITCH = "monitor.native_crypto";

  private static boolean tried;
  private static volatile boolean used;

  private NativeCrypto() {}

  /**
   * Starts to use the library; the first call decides, later ones return at once. Takes some tenths
   * of a second.
   *
   * @param folder where the library may be unpacked for as long as it takes to load it
   * @param logger hears what became of it
   */
  public static synchronized void useIfThere(Path folder, Logger logger) {
    if (tried) {
      return;
    }
    tried = true;
    if ("off".equals(System.getProperty(SWITCH))) {
      logger.debug("TLS leaves its arithmetic to Java: {}=off.", SWITCH);
      return;
    }
    Optional<Provider> library = load(NativeCrypto.class.getClassLoader(), folder, logger);
    if (library.isPresent()) {
      Security.insertProviderAt(new HandshakeProvider(library.get()), 1);
      used = true;
      logger.debug("TLS has its arithmetic from {}.", library.get().getInfo());
    }
  }

  /** Whether handshakes have the use of the library. */
  public static boolean isUsed() {
    return used;
  }

  /** The library, if it is there and works. */
  static Optional<Provider> load(ClassLoader jars, Path folder, Logger logger) {
    try {
      Optional<Provider> library = CorrettoLibrary.find(jars, folder);
      if (library.isEmpty()) {
        logger.debug("TLS leaves its arithmetic to Java: no library for this platform.");
      } else {
        SelfTest.check(library.get());
      }
      return library;
    } catch (Exception | LinkageError e) {
      logger.debug("TLS leaves its arithmetic to Java: the native library does not work.", e);
      return Optional.empty();
    }
  }
}
