package org.workloadmonitor.collector.external.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KeyAgreement;

/**
 * Makes sure that what a library says of signatures is true, before anything is believed because of
 * it: a known good one is good, a damaged one is not, and two sides agree on the same secret.
 */
final class SelfTest {

  private static final byte[] MESSAGE =
      "Workload Monitor: known answer".getBytes(StandardCharsets.US_ASCII);

  private static final String EC_KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/8mbp01FczL/fCTn2/P041T/7AK8XKHSmC1zPsEL"
          + "Q5KxTfveSzDTS3HsQZQrAtx7x19y0xWOq6pYPDXtwNUkIA==";

  private static final String EC_SIGNATURE =
      "MEUCIEv2mzogi73kXM+eKURmMJGe2uDOkFUJI9yGLn5tz2g3AiEA0Jq4oKZkTL2OmZXlpu7qXunD"
          + "2AG5yaOzpnbVs6HQ6HA=";

  private static final String RSA_KEY =
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzaHsBBSsMftTzn0ZrAtWHXuNmt9UGuda"
          + "fKgkQiLZ8x7zgmQGZKFKnJTtAMHmYqRgXkH4/RDU1GwdtxAMTUAgru7xGqPk9u+rr7Ikt55LfsQL"
          + "zS46qkBZUxOi5xK3wH1qnsfpQfgIhN1JSq4g2vkhVZjSVF7VOfx2pbCCeHXofrkgHmaWMAY5/mJA"
          + "7k72fd/mcwAwEU3MmBK+SMtvOvTU3ARahmdODo6KmCJXSl4yRxcbHOoVWeZOVs5UrkWS1ZWpW4Yd"
          + "0sJa+KbCDEp/gk6ozBlKSs2e36rQqcp5o9Gk+O//c1ctqK7DV/tcFxKmRyXioBGc0j2lD07RzNGd"
          + "ZmWk+wIDAQAB";

  private static final String RSA_SIGNATURE =
      "eIOQo7OAp8SM4Z/gtidp3B85QNG6dnVGnR2AmpmEKmcY1bmouh6Jez1AIeQ/8s4qU+U4XPLsMpVv"
          + "VRqiEAZN9sdHn7h5Kz/s1VhP3S+ZcAPQKX17VIf7X8yriW/ThYP/zXPG6UB0eGmoK+zHJ4Mv2QRB"
          + "7k3+2w3FG9dzgdbZ2T7O+iRwN1v3u9aFiGKfqKvvh70AjxR7Qslgo6EJ5uOUCnU52GHJMCJh5mQj"
          + "+0dlyMbzex1lHnI3S9AnfGNq6VMNoAxxqWdk98Ey6aZPLhvG+V7FLxAgUqM21xnR6x+6xxoSp4Dw"
          + "X9G40mKuMUYPtfbUCZeFFGy0Lt2cR6NlI2/BEg==";

  private SelfTest() {}

  /** Fails if the library is wrong about anything. */
  static void check(Provider library) throws GeneralSecurityException {
    checkSignatures(library, "EC", EC_KEY, "SHA256withECDSA", EC_SIGNATURE);
    checkSignatures(library, "RSA", RSA_KEY, "SHA256withRSA", RSA_SIGNATURE);
    checkAgreement(library);
  }

  private static void checkSignatures(
      Provider library, String keys, String key, String algorithm, String signature)
      throws GeneralSecurityException {
    PublicKey known =
        KeyFactory.getInstance(keys)
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
    byte[] good = Base64.getDecoder().decode(signature);
    byte[] bad = good.clone();
    bad[bad.length - 1] ^= 1;
    if (!isGood(library, algorithm, known, good) || isGood(library, algorithm, known, bad)) {
      throw new SignatureException("The library is wrong about " + algorithm);
    }
  }

  private static boolean isGood(Provider library, String algorithm, PublicKey key, byte[] signature)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance(algorithm, library);
    check.initVerify(key);
    check.update(MESSAGE);
    return check.verify(signature);
  }

  private static void checkAgreement(Provider library) throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC", library);
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair one = keys.generateKeyPair();
    KeyPair other = keys.generateKeyPair();
    if (!Arrays.equals(secret(library, one, other), secret(library, other, one))) {
      throw new GeneralSecurityException("The library's two sides don't agree on a secret.");
    }
  }

  private static byte[] secret(Provider library, KeyPair own, KeyPair peer)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", library);
    agreement.init(own.getPrivate());
    agreement.doPhase(peer.getPublic(), true);
    return agreement.generateSecret();
  }
}
