// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.kit.sign.Jwt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;

/// The certificate and the key by which Oracle knows an instance. Never shows itself (I90).
///
/// @param key names the certificate to Oracle by its fingerprint
record OcidnsIdentity(OcidnsKey key) {
  private static final String PKCS1 = "RSA PRIVATE KEY";

  /// What comes before a key of PKCS#1 in PKCS#8 (RFC 5958 §2): version 0 and the algorithm
  /// rsaEncryption.
  private static final byte[] ALGORITHM =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int LONG_FORM = 0x82;
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  /// @param certificate PEM
  /// @param key PEM, PKCS#1 or PKCS#8, RSA
  /// @throws GeneralSecurityException if one of them is none; the message quotes nothing of it
  static OcidnsIdentity of(String tenancy, String certificate, String key)
      throws GeneralSecurityException {
    Certificate leaf =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
    String print = HexFormat.ofDelimiter(":").formatHex(digest);
    return new OcidnsIdentity(
        new OcidnsKey(tenancy + "/fed-x509-sha256/" + print, Jwt.key(pkcs8(key))));
  }

  /// The Base64 of a PEM without its armour.
  static String bare(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
  }

  private static String pkcs8(String pem) throws GeneralSecurityException {
    if (!pem.contains(PKCS1)) {
      return pem;
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(bare(pem));
    } catch (IllegalArgumentException odd) {
      throw new GeneralSecurityException("the instance's key is no PEM");
    }
    byte[] octets = wrapped(OCTETS, new byte[0], key);
    String base64 = Base64.getEncoder().encodeToString(wrapped(SEQUENCE, ALGORITHM, octets));
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  /// One value of DER (X.690 §8.1) with a length of two bytes, which is what RSA keys have.
  private static byte[] wrapped(int tag, byte[] first, byte[] second)
      throws GeneralSecurityException {
    int length = first.length + second.length;
    if (length < 0x100 || length > 0xffff) {
      throw new GeneralSecurityException("the instance's key has an odd length");
    }
    byte[] der = new byte[length + 4];
    der[0] = (byte) tag;
    der[1] = (byte) LONG_FORM;
    der[2] = (byte) (length >> 8);
    der[3] = (byte) length;
    System.arraycopy(first, 0, der, 4, first.length);
    System.arraycopy(second, 0, der, 4 + first.length, second.length);
    return der;
  }

  @Override
  public String toString() {
    return "OcidnsIdentity[***]";
  }
}
