// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.session;

import io.wayout.app.cli.client.Client;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Times;
import io.wayout.app.http.route.Reply;
import io.wayout.app.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;

/// One command's conversation with one agent. Answers for people come out of here with everything
/// that could harm a terminal already spelled out.
public final class Session implements AutoCloseable {
  private final Shell shell;
  private final Client client;
  private final boolean isJson;

  Session(Shell shell, Client client, boolean isJson) {
    this.shell = shell;
    this.client = client;
    this.isJson = isJson;
  }

  /// One segment of a path, or a value of a query.
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// @throws Stop if there is no agent, or it reports a problem
  public Json get(String path) throws Stop {
    return require(client.get(path));
  }

  /// An answer whose texts are as the agent told them, whatever could harm a terminal.
  ///
  /// @throws Stop if there is no agent, or it reports a problem
  public Json exact(String path) throws Stop {
    Reply reply = client.get(path);
    return reply.isProblem() ? require(reply) : reply.body();
  }

  /// @throws Stop if there is no agent, or it reports a problem
  public Json post(String path, Json body) throws Stop {
    return require(client.post(path, body));
  }

  /// The answer even if it is a problem.
  public Reply attempt(String path, Json body) throws Stop {
    Reply reply = client.post(path, body);
    return isJson ? reply : new Reply(reply.status(), Clean.json(reply.body()));
  }

  public void events(Consumer<Json> listener) throws Stop {
    client.events(notice -> listener.accept(isJson ? notice : Clean.json(notice)));
  }

  /// Shows an answer in the form that was asked for.
  public void show(Json answer, Function<Json, String> words) {
    shell.out().print(isJson ? Clean.jsonText(answer) + "\n" : words.apply(answer));
    shell.out().flush();
  }

  public boolean isJson() {
    return isJson;
  }

  public Shell shell() {
    return shell;
  }

  public Style style() {
    return new Style(shell.isColoured());
  }

  /// Times as seen from an answer's `now`, or from this host's clock where it has none.
  public Times times(Json answer) {
    return new Times(answer.instant("now").orElseGet(Instant::now), ZoneId.systemDefault());
  }

  @Override
  public void close() {
    client.close();
  }

  /// The problem of a reply, as the end of the command.
  public static Stop stop(Json problem) {
    return new Stop(
        ExitCode.of(problem.text("code")), problem.text("detail"), problem.text("remedy"));
  }

  private Json require(Reply reply) throws Stop {
    Json body = isJson ? reply.body() : Clean.json(reply.body());
    if (reply.isProblem()) {
      if (isJson) {
        show(body, _ -> "");
      }
      throw stop(Clean.json(body));
    }
    return body;
  }
}
