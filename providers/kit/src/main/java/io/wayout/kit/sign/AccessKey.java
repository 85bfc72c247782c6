// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import io.wayout.provider.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A key to sign with, as it is at one moment. Never shows itself (I90).
///
/// @param id names the key to the vendor
/// @param secret signs
/// @param token goes along with keys that were lent for a while
public record AccessKey(String id, String secret, Optional<String> token) {

  /// Where keys come from: settings, or a role that lends them. Thread-safe.
  @FunctionalInterface
  public interface Source {
    /// The key as it is now.
    ///
    /// @throws Secret.Unavailable if there is none at the moment
    AccessKey current();
  }

  /// A source of three settings, each read anew for every use.
  public static Source of(Secret id, Secret secret, Optional<Secret> token) {
    return () ->
        new AccessKey(
            id.reveal().strip(),
            secret.reveal().strip(),
            token.map(Secret::reveal).map(String::strip).filter(text -> !text.isEmpty()));
  }

  /// What must not appear in any text for people. Vendors echo the id, too, when a signature fails.
  public List<String> secrets() {
    return Stream.concat(Stream.of(secret, id), token.stream()).toList();
  }

  @Override
  public String toString() {
    return "AccessKey[***]";
  }
}
