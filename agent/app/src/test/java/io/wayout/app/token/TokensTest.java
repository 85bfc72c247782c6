// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.app.token.Caller.Door;
import io.wayout.app.token.Sessions.Opened;
import io.wayout.app.token.Tokens.Made;
import io.wayout.app.token.Tokens.Wish;
import io.wayout.core.model.Notice;
import io.wayout.engine.port.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

  private final MemoryShelf shelf = new MemoryShelf();
  private final List<Notice> notices = new ArrayList<>();
  private final Secrets secrets = new Secrets(new SecureRandom()::nextBytes);
  private Instant now = START;
  private Tokens tokens = open();
  private Sessions sessions = new Sessions(tokens, secrets, () -> now);

  private Tokens open() {
    try {
      return Tokens.open(shelf, secrets, () -> now, notices::add);
    } catch (StoreException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @BeforeEach
  void begin() {
    notices.clear();
  }

  @Test
  void secret_opensAndIsKeptNowhere() throws StoreException {
    Made made = create("pager", Role.OPERATOR);

    assertThat(made.secret()).startsWith("wayout_").hasSize(7 + 43);
    assertThat(tokens.authenticate(made.secret())).contains(made.token());
    assertThat(tokens.authenticate(made.secret() + "x")).isEmpty();
    assertThat(shelf.all().toString() + notices + made + tokens.all())
        .doesNotContain(made.secret());
    assertThat(open().authenticate(made.secret())).contains(made.token());
    assertThat(notices).extracting(Notice::code).containsExactly(Notice.Code.TOKEN_CREATED);
  }

  @Test
  void expired_opensNothing() throws StoreException {
    Made made =
        tokens.create(
            "alice", new Wish("short", Role.VIEWER, List.of(), Optional.of(Duration.ofDays(1))));

    now = START.plus(Duration.ofDays(1)).minusMillis(1);
    assertThat(tokens.authenticate(made.secret())).isPresent();
    now = START.plus(Duration.ofDays(1));
    assertThat(tokens.authenticate(made.secret())).isEmpty();
    assertThat(made.token().standing(now)).isEqualTo("expired");
  }

  @Test
  void revoked_opensNothingEverAgain() throws StoreException {
    Made made = create("gone", Role.ADMIN);
    String cookie = sessions.withToken(made.secret()).map(Opened::cookie).orElseThrow();

    tokens.revoke("alice", "gone");

    assertThat(tokens.authenticate(made.secret())).isEmpty();
    assertThat(open().authenticate(made.secret())).isEmpty();
    assertThat(sessions.find(cookie)).isEmpty();
    assertThatThrownBy(() -> create("gone", Role.VIEWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there was a token 'gone'");
    assertThat(tokens.revoke("alice", "never")).isEmpty();
  }

  @Test
  void badWish_isRefused() {
    assertThatThrownBy(() -> create("two words", Role.VIEWER)).hasMessageContaining("is no name");
    assertThatThrownBy(() ->
            tokens.create(
                "alice", new Wish("x", Role.VIEWER, List.of("everything"), Optional.empty())))
        .hasMessageContaining("is no scope");
  }

  @Test
  void role_includesThoseBelow() {
    Caller operator = new Caller("token x", Role.OPERATOR, Set.of(), Door.TOKEN);

    assertThat(operator.may(Role.VIEWER, "")).isTrue();
    assertThat(operator.may(Role.OPERATOR, "runbook:leave")).isTrue();
    assertThat(operator.may(Role.ADMIN, "")).isFalse();
    assertThat(Caller.unknown().may(Role.ANYONE, "")).isTrue();
    assertThat(Caller.unknown().may(Role.VIEWER, "")).isFalse();
  }

  @Test
  void scope_narrowsToNothingElse() {
    Caller one = new Caller("token x", Role.OPERATOR, Set.of("runbook:leave"), Door.TOKEN);
    Caller all = new Caller("token y", Role.OPERATOR, Set.of("runbook:*"), Door.TOKEN);

    assertThat(one.may(Role.OPERATOR, "runbook:leave")).isTrue();
    assertThat(one.may(Role.OPERATOR, "runbook:return")).isFalse();
    assertThat(one.may(Role.VIEWER, "")).isFalse();
    assertThat(all.may(Role.OPERATOR, "runbook:return")).isTrue();
    assertThat(all.may(Role.VIEWER, "metrics")).isFalse();
  }

  @Test
  void session_endsAfterTwelveHoursAndWithSignOut() throws StoreException {
    String secret = create("desk", Role.OPERATOR).secret();
    Opened first = sessions.withToken(secret).orElseThrow();
    Opened second = sessions.withToken(secret).orElseThrow();

    assertThat(sessions.find(first.cookie())).contains(first.session());
    assertThat(first.session().caller().actor()).isEqualTo("token desk");
    assertThat(first.session().isCsrf(first.session().csrf())).isTrue();
    assertThat(first.session().isCsrf(second.session().csrf())).isFalse();
    sessions.close(first.cookie());
    assertThat(sessions.find(first.cookie())).isEmpty();
    now = START.plus(Sessions.LASTS);
    assertThat(sessions.find(second.cookie())).isEmpty();
  }

  @Test
  void code_worksOnceAndForAMinute() {
    String code = sessions.code("alice", Role.ADMIN);

    assertThat(sessions.withCode(code).map(o -> o.session().caller().actor()))
        .contains("alice (page)");
    assertThat(sessions.withCode(code)).isEmpty();
    String late = sessions.code("alice", Role.ADMIN);
    now = START.plus(Sessions.CODE_LASTS);
    assertThat(sessions.withCode(late)).isEmpty();
  }

  @Test
  void scopedToken_opensNoSession() throws StoreException {
    Made made =
        tokens.create(
            "alice", new Wish("scrape", Role.VIEWER, List.of("metrics"), Optional.empty()));

    assertThat(sessions.withToken(made.secret())).isEmpty();
  }

  @Test
  void bucket_emptiesAndFillsAgain() {
    RateLimit limit = new RateLimit(2, 3, () -> now);

    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("a")).isEmpty();
    }
    assertThat(limit.take("a")).contains(Duration.ofMillis(500));
    assertThat(limit.take("b")).isEmpty();
    now = now.plusMillis(500);
    assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("a")).isPresent();
  }

  private Made create(String name, Role role) throws StoreException {
    return tokens.create("alice", new Wish(name, role, List.of(), Optional.empty()));
  }
}
