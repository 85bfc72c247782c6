// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/// The key with which a server's zones may be changed (RFC 8945). Prints without its secret.
///
/// @param name of the key, without the final dot
/// @param algorithm e.g. `hmac-sha256`
/// @param secret Base64
public record UpdateKey(String name, String algorithm, String secret) {

  Name owner() {
    try {
      return Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("'" + name + "' can't be the name of a key", e);
    }
  }

  TSIG toTsig(InstantSource clock) {
    Name hmac = TSIG.algorithmToName(algorithm);
    byte[] bytes = Base64.getDecoder().decode(secret);
    SecretKeySpec key = new SecretKeySpec(bytes, "RAW");
    return new TSIG(hmac, owner(), key, clock.withZone(ZoneOffset.UTC));
  }

  @Override
  public String toString() {
    return name + " (" + algorithm + ")";
  }
}
