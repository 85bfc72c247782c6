// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/// A certificate authority for tests: writes X.509 v3 certificates (RFC 5280) for any name and
/// time, in a few lines of DER (X.690).
final class TestAuthority {
  static final Instant VALID_UNTIL =
      Instant.now().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
  private static final Instant VALID_FROM = Instant.now().minus(90, ChronoUnit.DAYS);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final byte[] ECDSA_WITH_SHA256 =
      der(0x30, new byte[] {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2});

  private final String authority;
  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;

  TestAuthority(String authority) {
    this.authority = authority;
    this.certificate = sign(authority, keys, caExtension(), VALID_UNTIL);
  }

  X509TrustManager trust() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("authority", certificate);
      return Trust.of(store);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Sockets of a server with a certificate of this authority.
  ServerSocketFactory server(String name, Instant validUntil) {
    KeyPair own = newKeys();
    return sockets(own, List.of(sign(name, own, nameExtension(name), validUntil), certificate));
  }

  private static ServerSocketFactory sockets(KeyPair own, List<X509Certificate> chain) {
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry(
          "server", own.getPrivate(), PASSWORD, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context.getServerSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate sign(String name, KeyPair owner, byte[] extension, Instant until) {
    byte[] toBeSigned =
        der(
            0x30,
            der(0xa0, new byte[] {2, 1, 2}),
            new byte[] {2, 1, 7},
            ECDSA_WITH_SHA256,
            commonName(authority),
            der(0x30, time(VALID_FROM), time(until)),
            commonName(name),
            owner.getPublic().getEncoded(),
            der(0xa3, der(0x30, extension)));
    try {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(keys.getPrivate());
      signer.update(toBeSigned);
      byte[] signature = der(3, new byte[] {0}, signer.sign());
      byte[] whole = der(0x30, toBeSigned, ECDSA_WITH_SHA256, signature);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] commonName(String name) {
    byte[] oid = {6, 3, 0x55, 4, 3};
    return der(0x30, der(0x31, der(0x30, oid, der(0x0c, name.getBytes(StandardCharsets.UTF_8)))));
  }

  private static byte[] time(Instant time) {
    return der(0x17, UTC_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] caExtension() {
    byte[] isAuthority = {1, 1, (byte) 0xff};
    return der(
        0x30, new byte[] {6, 3, 0x55, 0x1d, 0x13}, isAuthority, der(4, der(0x30, isAuthority)));
  }

  private static byte[] nameExtension(String name) {
    byte[] dns = der(0x82, name.getBytes(StandardCharsets.US_ASCII));
    return der(0x30, new byte[] {6, 3, 0x55, 0x1d, 0x11}, der(4, der(0x30, dns)));
  }

  /// One element: tag, length in the definite form, content.
  private static byte[] der(int tag, byte[]... content) {
    int length = Stream.of(content).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length >= 0x80) {
      out.write(length < 0x100 ? 0x81 : 0x82);
    }
    if (length >= 0x100) {
      out.write(length >> 8);
    }
    out.write(length);
    Stream.of(content).forEach(out::writeBytes);
    return out.toByteArray();
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

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
