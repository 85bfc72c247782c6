// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import io.wayout.app.token.Caller.Door;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who has signed in to the page, for 12 hours and not beyond the end of the process or of the
/// token. Thread-safe: guarded by this object.
public final class Sessions {
  /// How long one lasts.
  public static final Duration LASTS = Duration.ofHours(12);

  /// How long a one-time code is good.
  public static final Duration CODE_LASTS = Duration.ofSeconds(60);

  private static final int SESSIONS_MAX = 256;
  private static final int CODES_MAX = 32;

  private final Tokens tokens;
  private final Secrets secrets;
  private final InstantSource time;
  private final Map<String, Session> open = new LinkedHashMap<>();
  private final Map<String, Code> codes = new LinkedHashMap<>();

  public Sessions(Tokens tokens, Secrets secrets, InstantSource time) {
    this.tokens = tokens;
    this.secrets = secrets;
    this.time = time;
  }

  /// One signed-in browser.
  ///
  /// @param csrf what its pages must send with each request that changes something
  /// @param token the token that it stands and falls with; empty: it came from a one-time code
  public record Session(String csrf, Caller caller, Optional<String> token, Instant ends) {
    @Override
    public String toString() {
      return "Session[" + caller.actor() + "]";
    }

    /// Is this what the page was given? Takes the same time for every wrong answer.
    public boolean isCsrf(String shown) {
      return Secrets.isSame(csrf, shown);
    }
  }

  /// A new session, and the cookie for the one time that it can be seen.
  public record Opened(Session session, String cookie) {
    @Override
    public String toString() {
      return session.toString();
    }
  }

  private record Code(Caller caller, Instant ends) {}

  /// Signs in with a token.
  public Optional<Opened> withToken(String secret) {
    return tokens
        .authenticate(secret)
        .filter(token -> token.scopes().isEmpty())
        .map(token -> open(token.caller(Door.PAGE), Optional.of(token.name())));
  }

  /// A code that signs someone in once, within a minute.
  ///
  /// @param actor who asked for it
  /// @param role what the session may do
  public synchronized String code(String actor, Role role) {
    forget();
    String code = secrets.make("");
    Caller caller = new Caller(actor + " (page)", role, Set.of(), Door.PAGE);
    put(codes, code, new Code(caller, time.instant().plus(CODE_LASTS)), CODES_MAX);
    return code;
  }

  /// Signs in with a one-time code, which is used up by that.
  public synchronized Optional<Opened> withCode(String shown) {
    forget();
    Code code = codes.remove(Secrets.hash(shown));
    return Optional.ofNullable(code).map(c -> open(c.caller(), Optional.empty()));
  }

  /// The session of a cookie, if it has not ended.
  public synchronized Optional<Session> find(String cookie) {
    forget();
    return Optional.ofNullable(open.get(Secrets.hash(cookie))).filter(this::isGood);
  }

  /// Signs out; a cookie that nobody knows is none of our business.
  public synchronized void close(String cookie) {
    open.remove(Secrets.hash(cookie));
  }

  private synchronized Opened open(Caller caller, Optional<String> token) {
    forget();
    String cookie = secrets.make("");
    Session session = new Session(secrets.make(""), caller, token, time.instant().plus(LASTS));
    put(open, cookie, session, SESSIONS_MAX);
    return new Opened(session, cookie);
  }

  private boolean isGood(Session session) {
    return session.token().isEmpty()
        || tokens.find(session.token().get()).filter(t -> t.isGood(time.instant())).isPresent();
  }

  private void forget() {
    Instant now = time.instant();
    open.values().removeIf(session -> !now.isBefore(session.ends()));
    codes.values().removeIf(code -> !now.isBefore(code.ends()));
  }

  /// The oldest makes room.
  private static <T> void put(Map<String, T> map, String secret, T value, int max) {
    if (map.size() >= max) {
      Iterator<String> oldest = map.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    map.put(Secrets.hash(secret), value);
  }
}
