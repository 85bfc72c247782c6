// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import java.util.Set;

/// Who asks, once that is known.
///
/// @param actor as the journal shows it: `alice`, `token pager`, `alice (page)`
/// @param scopes empty: everything that the role may do; otherwise nothing but these
public record Caller(String actor, Role role, Set<String> scopes, Door door) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /// How the caller came in.
  public enum Door {
    /// Over the Unix socket, or from within the process: the kernel says who it is.
    SOCKET,
    /// Over TCP with a token.
    TOKEN,
    /// Over TCP with the page's cookie.
    PAGE,
    /// Over TCP without any proof.
    NONE
  }

  /// Someone in the socket's group, or in this process.
  public static Caller local(String actor) {
    return new Caller(actor, Role.ADMIN, Set.of(), Door.SOCKET);
  }

  /// Someone who has shown nothing.
  public static Caller unknown() {
    return new Caller("nobody", Role.ANYONE, Set.of(), Door.NONE);
  }

  public boolean isLocal() {
    return door == Door.SOCKET;
  }

  /// @param scope what the request is about, such as `runbook:evacuate`; empty: nothing that a
  ///   scope is made for
  public boolean may(Role needed, String scope) {
    return role.covers(needed)
        && (scopes.isEmpty() || needed == Role.ANYONE || Scopes.cover(scopes, scope));
  }
}
