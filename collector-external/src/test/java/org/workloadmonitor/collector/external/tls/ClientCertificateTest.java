package org.workloadmonitor.collector.external.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.collector.external.pki.Identity;
import org.workloadmonitor.collector.external.pki.Pki;

class ClientCertificateTest {

  private static final String PASSWORD = "correct horse";

  private final Pki pki = Pki.today();
  private final Identity client = pki.client();
  @TempDir private Path directory;

  @Test
  void aKeystoreGivesTheKeyAndAllItsCertificates() throws Exception {
    ClientIdentity identity = ClientCertificates.keystore(client, directory, PASSWORD).load();

    assertThat(identity.chain()).isEqualTo(client.chain());
    assertThat(identity.key()).isEqualTo(client.key());
  }

  @Test
  void aKeystoreMayHaveAnEmptyPassword() throws Exception {
    assertThat(ClientCertificates.keystore(client, directory, "").load().chain()).hasSize(2);
  }

  @Test
  void pemFilesGiveTheSame() throws Exception {
    ClientIdentity identity = ClientCertificates.pem(client, directory).load();

    assertThat(identity.chain()).isEqualTo(client.chain());
    assertThat(identity.key()).isEqualTo(client.key());
  }

  @Test
  void oneOfSeveralKeysIsChosenByItsAlias() throws Exception {
    Identity other = pki.unknownClient();
    KeyStore store = client.keyStore(PASSWORD.toCharArray());
    add(store, "Other", other.key(), other);
    Path file = written(store);

    assertThat(ClientCertificates.keystore(file, "other", PASSWORD).load().chain())
        .isEqualTo(other.chain());
    assertFault(ClientCertificates.keystore(file, "", PASSWORD))
        .hasMessageContaining("several keys in " + file + ": 'identity', 'other'")
        .hasMessageContaining("'alias'");
    assertFault(ClientCertificates.keystore(file, "third", PASSWORD))
        .hasMessageContaining("no key 'third' in " + file)
        .hasMessageContaining("'identity', 'other'");
  }

  @Test
  void aCertificateOfAnAuthorityBesideTheKeyIsNotTakenForAnIdentity() throws Exception {
    KeyStore store = client.keyStore(PASSWORD.toCharArray());
    store.setCertificateEntry("authority", pki.root().certificate());
    Path file = written(store);

    assertThat(ClientCertificates.keystore(file, "", PASSWORD).load().chain())
        .startsWith(client.certificate());
    assertFault(ClientCertificates.keystore(file, "authority", PASSWORD))
        .hasMessageContaining("no key 'authority'");
  }

  @Test
  void aWrongPasswordIsAMistakeThatDoesNotShowIt() throws Exception {
    Path file = written(client.keyStore(PASSWORD.toCharArray()));

    assertFault(ClientCertificates.keystore(file, "", "wrong battery"))
        .hasMessageContaining(file + " can't be opened; is the password right?")
        .hasMessageNotContaining("battery");
    assertFault(ClientCertificates.keystore(file, "", ""))
        .hasMessageContaining(file + " needs its password");
  }

  @Test
  void aKeyWithAPasswordOfItsOwnIsSaid() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "own", client.key(), "own".toCharArray(), client.chain().toArray(X509Certificate[]::new));

    assertFault(ClientCertificates.keystore(written(store), "", PASSWORD))
        .hasMessageContaining("must be that of the keystore");
  }

  @Test
  void aKeystoreWithoutAKeyIsSaid() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", pki.root().certificate());
    Path file = written(store);

    assertFault(ClientCertificates.keystore(file, "", PASSWORD))
        .hasMessageContaining("no private key with its certificate in " + file);
  }

  @Test
  void aFileOfAnotherFormIsSaid() throws Exception {
    Path pem = client.writeChain(directory.resolve("client.pem"));

    assertFault(ClientCertificates.keystore(pem, "", PASSWORD))
        .hasMessageContaining(pem + " is not a keystore in PKCS #12 form");
  }

  @Test
  void aFileThatIsMissingOrADirectoryIsSaid() {
    Path missing = directory.resolve("none.p12");

    assertFault(ClientCertificates.keystore(missing, "", PASSWORD))
        .hasMessage("There is no file %s.".formatted(missing));
    assertFault(ClientCertificates.keystore(directory, "", PASSWORD))
        .hasMessageStartingWith("The file %s can't be read: ".formatted(directory));
  }

  @Test
  void aKeyThatIsNotTheCertificatesIsSaid() throws Exception {
    Path certificate = client.writeChain(directory.resolve("client.pem"));
    Path key = pki.client().writeKey(directory.resolve("other.key"));

    assertFault(ClientCertificates.pem(certificate, key))
        .hasMessageContaining("The key in " + key + " is not that of")
        .hasMessageContaining(certificate + ", whose owner is 'CN=probe'");
  }

  @Test
  void aKeyOfAnotherKindThanTheCertificatesIsSaid() throws Exception {
    PrivateKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    add(store, "mixed", rsa, client);

    assertFault(ClientCertificates.keystore(written(store), "", PASSWORD))
        .hasMessageContaining("The key 'mixed' in")
        .hasMessageContaining("is not that of the certificate beside it");
  }

  @Test
  void itIsEitherPemFilesOrAKeystore() {
    Optional<Path> file = Optional.of(Path.of("client"));
    assertMistake("certificate", file, Optional.empty(), file, Optional.empty());
    assertMistake("key", Optional.empty(), file, file, Optional.empty());
    assertMistake("", file, Optional.empty(), Optional.empty(), Optional.empty());
    assertMistake("", Optional.empty(), file, Optional.empty(), Optional.empty());
    assertMistake("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertMistake("alias", file, file, Optional.empty(), Optional.of("client"));
  }

  @Test
  void nothingOfASecretIsSeenInItsText() throws Exception {
    ClientCertificate certificate = ClientCertificates.keystore(client, directory, PASSWORD);

    assertThat(certificate.toString()).doesNotContain(PASSWORD);
    assertThat(certificate.load().toString()).isEqualTo("CN=probe");
  }

  private static void assertMistake(
      String key,
      Optional<Path> certificate,
      Optional<Path> privateKey,
      Optional<Path> keystore,
      Optional<String> alias) {
    assertThatThrownBy(
            () -> new ClientCertificate(certificate, privateKey, keystore, alias, Optional.empty()))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private static AbstractThrowableAssert<?, ?> assertFault(ClientCertificate certificate) {
    return assertThatThrownBy(certificate::load).isInstanceOf(IOException.class);
  }

  private static void add(KeyStore store, String alias, PrivateKey key, Identity owner)
      throws Exception {
    store.setKeyEntry(
        alias, key, PASSWORD.toCharArray(), owner.chain().toArray(X509Certificate[]::new));
  }

  private Path written(KeyStore store) throws Exception {
    Path file = Files.createTempFile(directory, "store", ".p12");
    return ClientCertificates.write(store, file, PASSWORD);
  }
}
