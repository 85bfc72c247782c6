// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import io.wayout.provider.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Plays answers by the start of a request's line, the longest fitting start wins, and remembers
/// what was asked. Not thread-safe.
public final class ScriptedWire implements Wire {
  private final Function<Request, String> line;
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  /// @param line what of a request is worth reading in a test, in one line
  public ScriptedWire(Function<Request, String> line) {
    this.line = line;
  }

  public ScriptedWire on(String start, Answer answer) {
    answers.put(start, answer);
    return this;
  }

  /// A success with this body.
  public ScriptedWire on(String start, String body) {
    return on(start, new Answered(200, Map.of(), body));
  }

  @Override
  public Answer exchange(Request request) {
    requests.add(request);
    String asked = line.apply(request);
    return answers.entrySet().stream()
        .filter(entry -> asked.startsWith(entry.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .orElseThrow(() -> new AssertionError("nobody expects " + asked))
        .getValue();
  }

  /// The lines of all requests, oldest first.
  public List<String> log() {
    return requests.stream().map(line).toList();
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }
}
