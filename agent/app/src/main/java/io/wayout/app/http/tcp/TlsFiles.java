// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server's certificate and key from two PEM files (RFC 7468). Stateless.
///
/// @param certificate the server's own first
/// @param key PKCS #8 without a passphrase
record TlsFiles(Path certificate, Path key) {
  private static final int BYTES_MAX = 256 * 1024;
  private static final int DNS_NAME = 2;
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  /// What the files hold.
  ///
  /// @param names of the certificate, in lower case
  record Loaded(List<X509Certificate> chain, PrivateKey key, Set<String> names) {
    Loaded {
      chain = List.copyOf(chain);
      names = Set.copyOf(names);
    }

    @Override
    public String toString() {
      return "Loaded" + names;
    }
  }

  /// Reads both.
  ///
  /// @throws IOException if they can't be used; the message has no secret, but the remedy
  Loaded load() throws IOException {
    String chain = text(certificate);
    String secret = text(key);
    requireClosed();
    try {
      List<X509Certificate> certificates = certificates(chain);
      X509Certificate own = certificates.getFirst();
      PrivateKey privateKey = privateKey(secret, own);
      requirePair(own, privateKey);
      return new Loaded(certificates, privateKey, names(own));
    } catch (GeneralSecurityException bad) {
      throw new IOException(
          key + " and " + certificate + " don't make a pair that can be used for TLS", bad);
    }
  }

  private void requirePair(X509Certificate own, PrivateKey privateKey)
      throws IOException, GeneralSecurityException {
    String algorithm = own.getPublicKey().getAlgorithm();
    String name =
        switch (algorithm) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> algorithm;
        };
    byte[] sample = "pair".getBytes(StandardCharsets.UTF_8);
    Signature signature = Signature.getInstance(name);
    signature.initSign(privateKey);
    signature.update(sample);
    byte[] signed = signature.sign();
    signature.initVerify(own.getPublicKey());
    signature.update(sample);
    if (!signature.verify(signed)) {
      throw new IOException(key + " is not the key of " + certificate);
    }
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new IOException(file + " is not there; see agent.admin.tls", missing);
    }
  }

  private void requireClosed() throws IOException {
    Set<PosixFilePermission> modes = Files.getPosixFilePermissions(key);
    if (modes.contains(PosixFilePermission.OTHERS_READ)
        || modes.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others may use " + key + "; close it: chmod o= " + key);
    }
  }

  private List<X509Certificate> certificates(String pem)
      throws IOException, GeneralSecurityException {
    var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
    List<X509Certificate> found =
        CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (found.isEmpty()) {
      throw new IOException(certificate + " holds no certificate in PEM");
    }
    return found;
  }

  private PrivateKey privateKey(String pem, X509Certificate owner)
      throws IOException, GeneralSecurityException {
    Matcher matcher = PKCS8.matcher(pem);
    if (!matcher.find()) {
      throw new IOException(
          key
              + " holds no private key in PKCS #8; make one: openssl pkcs8 -topk8 -nocrypt -in "
              + key);
    }
    byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
    return KeyFactory.getInstance(owner.getPublicKey().getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
    Set<String> names = new HashSet<>();
    if (certificate.getSubjectAlternativeNames() != null) {
      for (List<?> name : certificate.getSubjectAlternativeNames()) {
        if (Integer.valueOf(DNS_NAME).equals(name.get(0))) {
          names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
