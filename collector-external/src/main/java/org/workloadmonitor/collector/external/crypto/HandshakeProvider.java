package org.workloadmonitor.collector.external.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what a handshake spends its time on, and nothing else of what the library could do. A
 * key or a curve that the library does not take goes to the next provider, as Java has it.
 *
 * <p>X25519 is not among it, because the library does not know it yet; nor are digests and ciphers,
 * which are no faster there for the few bytes of a handshake.
 */
final class HandshakeProvider extends Provider {

  private static final long serialVersionUID = 1;

  HandshakeProvider(Provider library) {
    super("WorkloadMonitorHandshake", "1", "Signatures and key agreement of TLS handshakes.");
    passOn(library, "Signature", "SHA256withECDSA");
    passOn(library, "Signature", "SHA384withECDSA");
    passOn(library, "Signature", "SHA512withECDSA");
    passOn(library, "Signature", "SHA256withRSA");
    passOn(library, "Signature", "SHA384withRSA");
    passOn(library, "Signature", "SHA512withRSA");
    passOn(library, "Signature", "RSASSA-PSS");
    passOn(library, "KeyPairGenerator", "EC");
    passOn(library, "KeyAgreement", "ECDH");
  }

  private void passOn(Provider library, String type, String algorithm) {
    Service service = library.getService(type, algorithm);
    if (service != null) {
      putService(new PassedOn(this, service));
    }
  }

  private static final class PassedOn extends Service {

    private final Service service;

    PassedOn(Provider provider, Service service) {
      super(
          provider, service.getType(), service.getAlgorithm(), service.getClassName(), null, null);
      this.service = service;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      return service.newInstance(parameter);
    }

    @Override
    public boolean supportsParameter(@Nullable Object parameter) {
      return service.supportsParameter(parameter);
    }
  }
}
