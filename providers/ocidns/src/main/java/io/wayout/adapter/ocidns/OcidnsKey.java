// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.kit.http.Reply;
import io.wayout.kit.sign.Jwt;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;

/// A user's API signing key, as it is at one moment. Never shows itself (I90).
///
/// @param id tenancy, user and fingerprint, as requests name the key
record OcidnsKey(String id, PrivateKey key) {

  /// Who signs.
  ///
  /// @param tenancy the tenancy's OCID
  /// @param user the user's OCID
  record Signer(String tenancy, String user) {}

  /// Reads the key anew; its fingerprint is computed, so that a rotated file is enough.
  static Reply<OcidnsKey> of(Signer signer, Secret pem) {
    try {
      PrivateKey key = Jwt.key(pem.reveal());
      String id = signer.tenancy() + "/" + signer.user() + "/" + fingerprint(key);
      return new Reply.Got<>(new OcidnsKey(id, key));
    } catch (Secret.Unavailable unavailable) {
      return denied("no signing key: " + unavailable.getMessage());
    } catch (GeneralSecurityException flaw) {
      return denied("the signing key is " + flaw.getMessage() + ", without a passphrase");
    }
  }

  /// As Oracle's console shows it: the MD5 of the public key (RFC 5280 §4.1) in pairs of digits.
  static String fingerprint(PrivateKey key) throws GeneralSecurityException {
    if (!(key instanceof RSAPrivateCrtKey rsa)) {
      throw new InvalidKeySpecException("no RSA key with its public part");
    }
    RSAPublicKeySpec half = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
    byte[] der = KeyFactory.getInstance("RSA").generatePublic(half).getEncoded();
    byte[] digest = MessageDigest.getInstance("MD5").digest(der);
    return HexFormat.ofDelimiter(":").formatHex(digest);
  }

  private static Reply<OcidnsKey> denied(String why) {
    return new Reply.Failed<>(new Denied(why));
  }

  @Override
  public String toString() {
    return "OcidnsKey[***]";
  }
}
