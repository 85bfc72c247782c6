// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plays answers by the start of a request's line, the longest fitting start wins, and remembers
/// what was asked.
final class ScriptedWire implements Wire {
  static final String BASE = "http://127.0.0.1:8081/api/v1/servers/localhost";
  static final String KEY = "s3cret";
  static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  /// @param start of the method and the address below the base, e.g. `GET /zones/shop.example.`
  ScriptedWire on(String start, Answer answer) {
    answers.put(start, answer);
    return this;
  }

  @Override
  public Answer exchange(Request request) {
    requests.add(request);
    String line = line(request);
    log.add(line);
    return answers.entrySet().stream()
        .filter(entry -> line.startsWith(entry.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .orElseThrow(() -> new AssertionError("nobody expects " + line))
        .getValue();
  }

  /// What was asked, e.g. `PATCH /zones/shop.example.`, in order; tests may add notes of their own.
  List<String> log() {
    return log;
  }

  List<Request> requests() {
    return requests;
  }

  DnsProvider open() {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of("url", List.of(BASE)),
            Map.of("api-key", () -> KEY),
            InstantSource.fixed(NOW),
            Duration.ofSeconds(10),
            this);
    return new PowerdnsProviderFactory().open(context);
  }

  private static String line(Request request) {
    return request.method() + " " + request.uri().toString().replace(BASE, "");
  }
}
