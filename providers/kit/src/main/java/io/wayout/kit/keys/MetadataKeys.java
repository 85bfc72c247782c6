// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.token.LeaseSource;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Keys of the role that a vendor has given to this host, from the host's metadata service: a
/// session token first, where the service has them, then the role's name, then the role's keys.
/// There is no way back to asking without a session token. Immutable.
public final class MetadataKeys implements LeaseSource<LentKey> {
  /// The session token is used at once and forgotten.
  private static final String SESSION_SECONDS = "60";

  /// How one vendor's service wants to be asked.
  ///
  /// @param session empty where requests go without a session token
  /// @param roles the path below which roles are, with a slash at its end; without one, the path of
  ///   the keys themselves, of a host that does not name its role
  /// @param member of the answer holds the key; empty if the answer is the key
  public record Dialect(
      Optional<Session> session, String roles, Optional<String> member, KeyShape shape) {
    /// Of a service whose answer is the key.
    public Dialect(Optional<Session> session, String roles, KeyShape shape) {
      this(session, roles, Optional.empty(), shape);
    }

    private boolean hasRoles() {
      return roles.endsWith("/");
    }

    private Reply<LentKey> read(String what, String body, Instant asked) {
      if (member.isEmpty()) {
        return shape.read(what, body, asked);
      }
      try {
        return shape.read(what, Json.parse(body).member(member.get()), asked);
      } catch (BadJson flaw) {
        return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage()));
      }
    }
  }

  /// @param path where a session token is got, by `PUT`
  /// @param lifeHeader says for how many seconds it is wanted
  /// @param tokenHeader carries it from then on
  public record Session(String path, String lifeHeader, String tokenHeader) {}

  private final URI base;
  private final Dialect dialect;
  private final HostService service;
  private final Optional<String> role;
  private final InstantSource clock;

  /// @param base where the service is, without a slash at its end
  /// @param role empty for the one that the host has
  public MetadataKeys(
      URI base, Dialect dialect, HostService service, Optional<String> role, InstantSource clock) {
    this.base = base;
    this.dialect = dialect;
    this.service = service;
    this.role = role;
    this.clock = clock;
  }

  @Override
  public Reply<LentKey> fetch(Wire wire) {
    Instant asked = clock.instant();
    return session(wire)
        .then(headers ->
            role(wire, headers)
                .then(name ->
                    ask(
                        wire,
                        get(dialect.roles() + name, headers),
                        body -> dialect.read(service.what(), body, asked))));
  }

  /// What the requests after the first one carry.
  private Reply<Map<String, String>> session(Wire wire) {
    if (dialect.session().isEmpty()) {
      return new Reply.Got<>(Map.of());
    }
    Session session = dialect.session().get();
    Request request =
        new Request(
            "PUT",
            URI.create(base + session.path()),
            Map.of(session.lifeHeader(), SESSION_SECONDS),
            "");
    return ask(
        wire,
        request,
        body -> {
          String token = body.strip();
          boolean isToken = !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c <= '~');
          return isToken && !token.startsWith("<")
              ? new Reply.Got<>(Map.of(session.tokenHeader(), token))
              : garbled("the session token is none");
        });
  }

  private Reply<String> role(Wire wire, Map<String, String> headers) {
    if (role.isPresent() || !dialect.hasRoles()) {
      return new Reply.Got<>(role.orElse(""));
    }
    return ask(
        wire,
        get(dialect.roles(), headers),
        body -> {
          String name = body.strip().lines().findFirst().orElse("").strip();
          if (name.isEmpty()) {
            return service.nothing("it names no role");
          }
          return CredentialChoice.isRole(name)
              ? new Reply.Got<>(name)
              : garbled("the role's name is none");
        });
  }

  private Request get(String path, Map<String, String> headers) {
    return Request.get(URI.create(base + path), headers);
  }

  private <T> Reply<T> ask(Wire wire, Request request, Function<String, Reply<T>> proper) {
    return service.ask(wire, request, List.of(), clock.instant(), proper);
  }

  private <T> Reply<T> garbled(String flaw) {
    return new Reply.Failed<>(new Garbled(service.what() + ": " + flaw));
  }
}
