package org.workloadmonitor.collector.external.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.workloadmonitor.api.config.Secret;

/** The blocks of a PEM file (RFC 7468). Messages name the file and show nothing of a key. */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");
  private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "EdDSA", "DSA");

  private record Block(Path file, String label, String base64) {

    byte[] content() throws IOException {
      try {
        return Base64.getMimeDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        throw new IOException("The block '%s' in %s is damaged.".formatted(label, file), e);
      }
    }
  }

  private final Path file;
  private final List<Block> blocks;

  private Pem(Path file, List<Block> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  static Pem read(Path file) throws IOException {
    String text = new String(InputFile.read(file), StandardCharsets.ISO_8859_1);
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      blocks.add(new Block(file, block.group(1), block.group(2)));
    }
    return new Pem(file, blocks);
  }

  /** The certificates in their order; at least one. */
  List<X509Certificate> certificates() throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.label().endsWith("CERTIFICATE")) {
          ByteArrayInputStream content = new ByteArrayInputStream(block.content());
          certificates.add((X509Certificate) factory.generateCertificate(content));
        }
      }
    } catch (CertificateException e) {
      throw new IOException("A certificate in %s can't be read.".formatted(file), e);
    }
    if (certificates.isEmpty()) {
      throw new IOException(
          "There is no certificate in %s; it must be a PEM file with BEGIN CERTIFICATE."
              .formatted(file));
    }
    return certificates;
  }

  /** The private key. */
  PrivateKey key(Optional<Secret> password) throws IOException {
    for (Block block : blocks) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return decode(new PKCS8EncodedKeySpec(block.content()));
        }
        case "ENCRYPTED PRIVATE KEY" -> {
          return decode(decrypt(block.content(), password));
        }
        default -> {}
      }
    }
    throw new IOException(
        "There is no private key in PKCS #8 form (BEGIN PRIVATE KEY) in %s; 'openssl pkcs8 -topk8' makes it of others."
            .formatted(file));
  }

  private PrivateKey decode(PKCS8EncodedKeySpec spec) throws IOException {
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException notThisOne) {
        // The form does not say which it is; the next may fit.
      }
    }
    throw new IOException("The private key in %s is of a kind unknown here.".formatted(file));
  }

  private PKCS8EncodedKeySpec decrypt(byte[] content, Optional<Secret> password)
      throws IOException {
    Secret given =
        password.orElseThrow(
            () -> new IOException("The private key in %s needs its password.".formatted(file)));
    try {
      EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(content);
      String algorithm = algorithm(encrypted);
      SecretKeyFactory keys = SecretKeyFactory.getInstance(algorithm);
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          keys.generateSecret(new PBEKeySpec(given.reveal().toCharArray())),
          encrypted.getAlgParameters());
      return encrypted.getKeySpec(cipher);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IOException(
          "The private key in %s is encrypted in a way that is unknown here; 'openssl pkcs8 -topk8' encrypts it in a common one."
              .formatted(file),
          e);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The private key in %s can't be decrypted; is the password right?".formatted(file), e);
    }
  }

  /** PBES1 names itself; PBES2 names its parts, in its parameters. */
  private static String algorithm(EncryptedPrivateKeyInfo encrypted) {
    AlgorithmParameters parameters = encrypted.getAlgParameters();
    return parameters != null && parameters.getAlgorithm().equals("PBES2")
        ? parameters.toString()
        : encrypted.getAlgName();
  }
}
