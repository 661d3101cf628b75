package org.workloadmonitor.collector.external.crypto;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.util.List;

/** A library that finds every signature good. */
final class Gullible extends Provider {

  private static final long serialVersionUID = 1;

  Gullible() {
    super("Gullible", "1", "");
    putService(
        new Service(
            this, "Signature", "SHA256withECDSA", Anything.class.getName(), List.of(), null));
  }

  /** Says yes. */
  public static final class Anything extends SignatureSpi {

    private final Object answer = "yes";

    @Override
    protected void engineInitVerify(PublicKey publicKey) {}

    @Override
    protected void engineInitSign(PrivateKey privateKey) {}

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] b, int off, int len) {}

    @Override
    protected byte[] engineSign() {
      return new byte[0];
    }

    @Override
    protected boolean engineVerify(byte[] sigBytes) {
      return true;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String param, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String param) {
      return answer;
    }
  }
}
