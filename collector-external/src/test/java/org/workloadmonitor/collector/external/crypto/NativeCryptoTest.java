package org.workloadmonitor.collector.external.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

class NativeCryptoTest {

  private static final Logger LOGGER = NOPLogger.NOP_LOGGER;
  private static final String CLASS =
      "com/amazon/corretto/crypto/provider/AmazonCorrettoCryptoProvider.class";

  @TempDir Path folder;

  @BeforeEach
  void use() {
    NativeCrypto.useIfThere(folder, LOGGER);
  }

  @Test
  void doesTheWorkOfAHandshakeWhereItIsThereAndLeavesTheRestToJava() throws Exception {
    assumeThat(NativeCrypto.isUsed()).isTrue();
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    KeyPair pair = keys.generateKeyPair();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(pair.getPublic());

    assertThat(keys.getProvider()).isInstanceOf(HandshakeProvider.class);
    assertThat(signature.getProvider()).isInstanceOf(HandshakeProvider.class);
    assertThat(Security.getProviders("MessageDigest.SHA-256"))
        .noneMatch(HandshakeProvider.class::isInstance);
  }

  @Test
  void isUsedOnLinuxUnlessItIsSwitchedOff() {
    assumeThat(isPlatformWithALibrary()).isTrue();

    assertThat(NativeCrypto.isUsed())
        .isEqualTo(!"off".equals(System.getProperty(NativeCrypto.SWITCH)));
  }

  @Test
  void leavesWhatTheLibraryIsNotAskedForToJava() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());

    assertThat(signature.sign()).hasSize(64);
  }

  @Test
  void leavesNothingWhereItWasUnpacked() throws Exception {
    Optional<Provider> library = NativeCrypto.load(getClass().getClassLoader(), folder, LOGGER);

    assertThat(library.isPresent()).isEqualTo(isPlatformWithALibrary());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isNotThereWithoutAJarForThisPlatform() throws IOException {
    try (URLClassLoader nothing = new URLClassLoader(new URL[0], null)) {
      assertThat(NativeCrypto.load(nothing, folder, LOGGER)).isEmpty();
    }
  }

  @Test
  void isNotThereWhenItsJarIsDamaged() throws IOException {
    Path jar = folder.resolve("library-%s.jar".formatted(CorrettoLibrary.platform()));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(CLASS));
      out.write(new byte[] {1, 2, 3});
    }
    try (URLClassLoader damaged = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(NativeCrypto.load(damaged, folder, LOGGER)).isEmpty();
    }
  }

  @Test
  void isNotThereWhenItCanNotBeUnpacked() throws IOException {
    Path file = Files.createFile(folder.resolve("a file, not a folder"));

    assertThat(NativeCrypto.load(getClass().getClassLoader(), file, LOGGER)).isEmpty();
  }

  @Test
  void doesNotPassItsSelfTestWithALibraryThatFindsEverySignatureGood() {
    assertThatThrownBy(() -> SelfTest.check(new Gullible()))
        .hasMessageContaining("SHA256withECDSA");
  }

  private static boolean isPlatformWithALibrary() {
    boolean otherLibraryOfC = Files.exists(Path.of("/etc/alpine-release"));
    return !otherLibraryOfC && CorrettoLibrary.platform().matches("linux-(x86_64|aarch_64)");
  }
}
