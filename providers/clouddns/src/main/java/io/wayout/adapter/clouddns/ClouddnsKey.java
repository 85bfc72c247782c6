// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.sign.Jwt;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A service account's key file, as it is at one moment. Never shows itself (I90).
///
/// @param id names the key to Google
/// @param email names the account
/// @param tokenUri where a token is given for an assertion
record ClouddnsKey(String id, String email, URI tokenUri, PrivateKey key) {
  static final Duration LIFE = Duration.ofHours(1);

  private static final String SCOPE = "https://www.googleapis.com/auth/ndev.clouddns.readwrite";

  /// Reads the JSON that Google gives when a key is made.
  ///
  /// @throws BadJson if it is none; the message quotes nothing of it
  static ClouddnsKey of(String file) throws BadJson {
    Json json = Json.parse(file);
    if (!"service_account".equals(json.member("type").text())) {
      throw new BadJson("type is not service_account");
    }
    try {
      URI tokenUri = new URI(json.member("token_uri").text());
      if (!"https".equals(tokenUri.getScheme()) || tokenUri.getHost() == null) {
        throw new BadJson("token_uri is no https address");
      }
      return new ClouddnsKey(
          json.member("private_key_id").text(),
          json.member("client_email").text(),
          tokenUri,
          Jwt.key(json.member("private_key").text()));
    } catch (URISyntaxException odd) {
      throw new BadJson("token_uri is no address");
    } catch (GeneralSecurityException flaw) {
      throw new BadJson("private_key is " + flaw.getMessage());
    }
  }

  /// What a token endpoint takes for a token (RFC 7523).
  ///
  /// @param endpoint the address that it is sent to
  String assertion(URI endpoint, Instant now) throws BadJson {
    Map<String, Object> claims = claims(endpoint.toString(), now);
    claims.put("iss", email);
    claims.put("scope", SCOPE);
    return signed(claims);
  }

  /// What the API itself takes for a token.
  ///
  /// @param api its address, with the final slash
  String selfSigned(String api, Instant now) throws BadJson {
    Map<String, Object> claims = claims(api, now);
    claims.put("iss", email);
    claims.put("sub", email);
    return signed(claims);
  }

  private static Map<String, Object> claims(String audience, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", audience);
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    claims.put("iat", now.getEpochSecond());
    return claims;
  }

  private String signed(Map<String, Object> claims) throws BadJson {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("kid", id);
    header.put("typ", "JWT");
    try {
      return Jwt.rs256(header, claims, key);
    } catch (GeneralSecurityException flaw) {
      throw new BadJson(String.valueOf(flaw.getMessage()));
    }
  }

  @Override
  public String toString() {
    return "ClouddnsKey[***]";
  }
}
