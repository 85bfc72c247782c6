// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// All tokens. Thread-safe: guarded by this object; who asks never waits for the disk.
public final class Tokens {
  /// How every secret begins, so that people and scanners know one when they see it.
  public static final String PREFIX = "wayout_";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int TOKENS_MAX = 1_000;

  private final TokenShelf shelf;
  private final Secrets secrets;
  private final InstantSource time;
  private final NoticeListener listener;
  private final Object writing = new Object();
  private final Map<String, Token> byName = new TreeMap<>();

  private Tokens(TokenShelf shelf, Secrets secrets, InstantSource time, NoticeListener listener) {
    this.shelf = shelf;
    this.secrets = secrets;
    this.time = time;
    this.listener = listener;
  }

  /// Reads what the shelf has.
  ///
  /// @param listener is told who made and revoked which token
  public static Tokens open(
      TokenShelf shelf, Secrets secrets, InstantSource time, NoticeListener listener)
      throws StoreException {
    Tokens tokens = new Tokens(shelf, secrets, time, listener);
    shelf.all().forEach(tokens::put);
    return tokens;
  }

  /// What a new token shall be.
  ///
  /// @param expires after how long it ends; empty: never
  public record Wish(
      String name, Role role, Collection<String> scopes, Optional<Duration> expires) {
    public Wish {
      scopes = List.copyOf(scopes);
    }
  }

  /// A new token, and its secret for the one time that it can be seen.
  public record Made(Token token, String secret) {
    @Override
    public String toString() {
      return "Made[" + token.name() + "]";
    }
  }

  /// Makes a token and keeps its hash.
  ///
  /// @throws IllegalArgumentException if the wish can't be fulfilled; the message says why
  public Made create(String actor, Wish wish) throws StoreException {
    synchronized (writing) {
      requireFulfillable(wish);
      Instant now = time.instant();
      String secret = secrets.make(PREFIX);
      Token token =
          new Token(
              wish.name(),
              Secrets.hash(secret),
              wish.role(),
              new TreeSet<>(wish.scopes()),
              now,
              actor,
              wish.expires().map(now::plus),
              Optional.empty());
      shelf.add(token);
      put(token);
      tell(Code.TOKEN_CREATED, token, actor);
      return new Made(token, secret);
    }
  }

  /// Ends a token at once.
  ///
  /// @return the ended token; empty if there is none of this name
  public Optional<Token> revoke(String actor, String name) throws StoreException {
    synchronized (writing) {
      Optional<Token> known = find(name);
      if (known.isEmpty() || known.get().revoked().isPresent()) {
        return known;
      }
      Token revoked = known.get().revokedAt(time.instant());
      shelf.revoke(name, revoked.revoked().orElseThrow());
      put(revoked);
      tell(Code.TOKEN_REVOKED, revoked, actor);
      return Optional.of(revoked);
    }
  }

  /// Every token by its name, the ended ones too.
  public synchronized List<Token> all() {
    return List.copyOf(byName.values());
  }

  /// The token of this name, good or not.
  public synchronized Optional<Token> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Whose secret this is, if the token is still good. Looks at all of them, so that the time that
  /// it takes tells nothing.
  public synchronized Optional<Token> authenticate(String secret) {
    String hash = Secrets.hash(secret);
    Instant now = time.instant();
    Optional<Token> found = Optional.empty();
    for (Token token : byName.values()) {
      if (Secrets.isSame(token.hash(), hash) && token.isGood(now)) {
        found = Optional.of(token);
      }
    }
    return found;
  }

  /// @throws IllegalArgumentException if the wish can't be fulfilled; the message says why
  public void requireFulfillable(Wish wish) {
    if (!NAME.matcher(wish.name()).matches()) {
      throw new IllegalArgumentException(
          "'" + wish.name() + "' is no name of at most 64 letters, digits, '.', '_' and '-'");
    }
    if (find(wish.name()).isPresent()) {
      throw new IllegalArgumentException(
          "there was a token '" + wish.name() + "' before; the journal knows it by that name");
    }
    if (all().size() >= TOKENS_MAX) {
      throw new IllegalArgumentException("there are " + TOKENS_MAX + " tokens already");
    }
    for (String scope : wish.scopes()) {
      if (!Scopes.isScope(scope)) {
        throw new IllegalArgumentException(
            "'" + scope + "' is no scope; write metrics, runbook:NAME or runbook:*");
      }
    }
  }

  private synchronized void put(Token token) {
    byName.put(token.name(), token);
  }

  private void tell(Code code, Token token, String actor) {
    boolean isNew = code == Code.TOKEN_CREATED;
    listener.notice(
        new Notice(
            code,
            Level.INFO,
            Optional.empty(),
            Optional.empty(),
            "token " + token.name() + (isNew ? " is created" : " is revoked"),
            Map.of(
                "actor", actor,
                "token", token.name(),
                "role", token.role().word(),
                "scopes", String.join(" ", token.scopes()))));
  }
}
