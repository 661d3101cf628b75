package org.workloadmonitor.collector.external.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the test: a root, or one below another. */
public final class Authority {

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final KeyPair keys;
  private final X509Certificate certificate;
  private final List<X509Certificate> belowTheRoot;

  private Authority(KeyPair keys, X509Certificate certificate, List<X509Certificate> below) {
    this.keys = keys;
    this.certificate = certificate;
    this.belowTheRoot = List.copyOf(below);
  }

  /** An authority that nobody stands behind. */
  public static Authority root(String name, Instant from, Instant to) {
    KeyPair keys = newKeys();
    X500Principal subject = new X500Principal("O=Workload Monitor Tests, CN=" + name);
    X509Certificate certificate =
        sign(subject, keys.getPrivate(), builder(subject, subject, keys, from, to), true);
    return new Authority(keys, certificate, List.of());
  }

  /** An authority below this one. */
  public Authority intermediate(String name, Instant from, Instant to) {
    KeyPair below = newKeys();
    X500Principal subject = new X500Principal("O=Workload Monitor Tests, CN=" + name);
    X509Certificate signed =
        sign(
            subject,
            keys.getPrivate(),
            builder(certificate.getSubjectX500Principal(), subject, below, from, to),
            true);
    List<X509Certificate> chain = new ArrayList<>(List.of(signed));
    chain.addAll(belowTheRoot);
    return new Authority(below, signed, chain);
  }

  /** A certificate for a server or a client, with all certificates below the root behind it. */
  public Identity issue(Request request) {
    KeyPair below = newKeys();
    X509Certificate signed = issued(request, below, keys, certificate.getSubjectX500Principal());
    List<X509Certificate> chain = new ArrayList<>(List.of(signed));
    chain.addAll(belowTheRoot);
    return new Identity(below.getPrivate(), List.copyOf(chain));
  }

  /** A certificate that is its own authority. */
  public static Identity selfSigned(Request request) {
    KeyPair keys = newKeys();
    return new Identity(
        keys.getPrivate(), List.of(issued(request, keys, keys, request.principal())));
  }

  /** This authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  PrivateKey key() {
    return keys.getPrivate();
  }

  KeyPair keys() {
    return keys;
  }

  private static X509Certificate issued(
      Request request, KeyPair owner, KeyPair issuer, X500Principal issuerName) {
    try {
      JcaX509v3CertificateBuilder builder =
          builder(issuerName, request.principal(), owner, request.from(), request.to());
      if (!request.names().isEmpty()) {
        GeneralName[] names =
            request.names().stream().map(Authority::generalName).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      KeyPurposeId purpose =
          request.forClient() ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      if (request.responder().isPresent()) {
        GeneralName location =
            new GeneralName(
                GeneralName.uniformResourceIdentifier, request.responder().get().toString());
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, location));
      }
      return sign(issuerName, issuer.getPrivate(), builder, false);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralName generalName(String name) {
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, KeyPair owner, Instant from, Instant to) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(SERIAL.getAndIncrement()),
        Date.from(from),
        Date.from(to),
        subject,
        owner.getPublic());
  }

  private static X509Certificate sign(
      X500Principal issuer, PrivateKey key, JcaX509v3CertificateBuilder builder, boolean ca) {
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
      int usage = ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("Can't sign for " + issuer, e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
