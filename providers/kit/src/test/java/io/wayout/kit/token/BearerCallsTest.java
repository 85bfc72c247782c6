// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What one call of a provider does with the account's token.
class BearerCallsTest {
  private static final Request READ = Request.get(URI.create("https://api.example/x"), Map.of());
  private static final Request WRITE =
      new Request("PUT", URI.create("https://api.example/x"), Map.of("A", "b"), "body");

  private final List<String> log = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private Instant now = Instant.parse("2026-01-15T08:30:00Z");
  private int lent;
  private final TokenCache cache = new TokenCache(_ -> lend(), () -> now);

  @Test
  void readAndWrite_carryOneToken() {
    BearerCalls calls = calls();

    assertThat(read(calls)).isEqualTo(new Reply.Got<>("200"));
    now = now.plus(Duration.ofMinutes(45));
    assertThat(write(calls)).isEqualTo(new WriteOutcome.Accepted(new Receipt("200")));
    assertThat(log).containsExactly("lend t1", "GET Bearer t1", "PUT Bearer t1");
    assertThat(calls.secrets()).containsExactly("t1");
  }

  @Test
  void refusedToken_isRenewedAndTheReadRepeatedOnce() {
    read(calls());
    now = now.plus(TokenCache.PAUSE);
    refused.add("t1");
    log.clear();

    assertThat(read(calls())).isEqualTo(new Reply.Got<>("200"));
    refused.add("t2");
    assertThat(read(calls())).isEqualTo(new Reply.Got<>("401"));
    assertThat(log).containsExactly("GET Bearer t1", "lend t2", "GET Bearer t2", "GET Bearer t2");
  }

  @Test
  void refusedToken_neverRepeatsAWrite() {
    BearerCalls calls = calls();
    read(calls);
    now = now.plus(TokenCache.PAUSE);
    refused.add("t1");
    log.clear();

    assertThat(write(calls)).isEqualTo(new WriteOutcome.Accepted(new Receipt("401")));
    assertThat(log).containsExactly("PUT Bearer t1");
    read(calls());
    assertThat(log).containsExactly("PUT Bearer t1", "lend t2", "GET Bearer t2");
  }

  @Test
  void noToken_nothingIsSent() {
    Denied why = new Denied("no");
    BearerCalls calls =
        new BearerCalls(
            new TokenCache(_ -> new Reply.Failed<>(why), () -> now),
            _ -> {
              throw new AssertionError("nothing is to be sent");
            },
            Duration.ofSeconds(8));

    assertThat(read(calls)).isEqualTo(new Reply.Failed<String>(why));
    assertThat(write(calls)).isEqualTo(new WriteOutcome.Refused(why));
    assertThat(calls.secrets()).isEmpty();
  }

  private Reply<Token> lend() {
    lent++;
    log.add("lend t" + lent);
    return new Reply.Got<>(new Token("t" + lent, now, now.plus(Duration.ofHours(1))));
  }

  private BearerCalls calls() {
    Wire wire =
        request -> {
          String token = request.headers().getOrDefault("Authorization", "nobody");
          log.add(request.method() + " " + token);
          boolean isRefused = refused.contains(token.replace("Bearer ", ""));
          return new Answered(isRefused ? 401 : 200, Map.of(), "");
        };
    return new BearerCalls(cache, wire, Duration.ofSeconds(8));
  }

  private static Reply<String> read(BearerCalls calls) {
    return calls.read(READ, answer -> new Reply.Got<>(Integer.toString(answer.status())));
  }

  private static WriteOutcome write(BearerCalls calls) {
    return calls.write(
        WRITE, answer -> new WriteOutcome.Accepted(new Receipt(Integer.toString(answer.status()))));
  }
}
