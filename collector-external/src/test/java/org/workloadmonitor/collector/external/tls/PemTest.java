package org.workloadmonitor.collector.external.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.pki.Identity;

class PemTest {

  private static final String PASSWORD = "correct horse";

  @TempDir private Path directory;

  /** As {@code openssl pkcs8 -topk8} writes it (PBES2). */
  private Path encrypted(PrivateKey key) throws Exception {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(PASSWORD.toCharArray())));
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
    parameters.init(cipher.getParameters().getEncoded());
    EncryptedPrivateKeyInfo info =
        new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key.getEncoded()));
    return Files.writeString(
        directory.resolve("client.key"), Identity.pem("ENCRYPTED PRIVATE KEY", info.getEncoded()));
  }

  private static PrivateKey key() throws Exception {
    return KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
  }

  @Test
  void anEncryptedKeyIsReadWithItsPassword() throws Exception {
    PrivateKey key = key();

    assertThat(Pem.read(encrypted(key)).key(Optional.of(Secret.of(PASSWORD))).getEncoded())
        .isEqualTo(key.getEncoded());
  }

  @Test
  void aWrongPasswordIsAMistakeThatDoesNotShowIt() throws Exception {
    Pem pem = Pem.read(encrypted(key()));

    assertThatThrownBy(() -> pem.key(Optional.of(Secret.of("wrong battery"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is the password right?")
        .hasMessageNotContaining("battery");
  }

  @Test
  void anEncryptedKeyWithoutAPasswordSaysWhatIsMissing() throws Exception {
    Pem pem = Pem.read(encrypted(key()));

    assertThatThrownBy(() -> pem.key(Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("needs its password");
  }
}
