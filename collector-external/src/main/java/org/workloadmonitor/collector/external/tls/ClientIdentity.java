package org.workloadmonitor.collector.external.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who the agent is to a server that asks.
 *
 * @param chain its certificate, then those behind it
 * @param key the key of its certificate
 */
record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {

  /** The key could not be seen in a record's text, but nobody should have to know that. */
  @Override
  public String toString() {
    return Names.of(chain.getFirst().getSubjectX500Principal());
  }

  /**
   * An identity whose key and certificate belong together.
   *
   * @param itsKey what to call the key at the beginning of a sentence
   * @param itsCertificate what to call the first certificate within one
   * @throws IOException if the key is another one's, or of no use
   */
  static ClientIdentity of(
      List<X509Certificate> chain, PrivateKey key, String itsKey, String itsCertificate)
      throws IOException {
    String signature =
        signature(key)
            .orElseThrow(
                () ->
                    new IOException(
                        "%s is of the kind %s; a client certificate has one of RSA, EC or EdDSA."
                            .formatted(itsKey, key.getAlgorithm())));
    if (!belongTogether(key, chain.getFirst().getPublicKey(), signature)) {
      throw new IOException(
          "%s is not that of %s, whose owner is '%s'."
              .formatted(
                  itsKey, itsCertificate, Names.of(chain.getFirst().getSubjectX500Principal())));
    }
    return new ClientIdentity(List.copyOf(chain), key);
  }

  private static Optional<String> signature(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> Optional.of("SHA256withRSA");
      case "EC" -> Optional.of("SHA256withECDSA");
      case "EdDSA", "Ed25519", "Ed448" -> Optional.of("EdDSA");
      default -> Optional.empty();
    };
  }

  /** Whether the one verifies what the other signs; no other question fits all kinds of keys. */
  private static boolean belongTogether(PrivateKey key, PublicKey certified, String algorithm) {
    try {
      byte[] text = {1, 2, 3};
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(text);
      byte[] signed = signer.sign();
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(certified);
      verifier.update(text);
      return verifier.verify(signed);
    } catch (GeneralSecurityException e) {
      // Keys of two kinds, or of two curves.
      return false;
    }
  }
}
