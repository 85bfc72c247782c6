// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import io.wayout.provider.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What a step does.
public sealed interface Act {

  /// Move domains to a target.
  record Switch(
      Choice choice, String target, boolean isForced, boolean isOverwriting, boolean setsTtl)
      implements Act {}

  /// Lead every domain away from a vendor, or back to it.
  ///
  /// @param isBack back to it
  /// @param isWhole after the canary all at once
  record Campaign(
      boolean isBack, String vendor, boolean isForced, boolean isOverwriting, boolean isWhole)
      implements Act {}

  /// @param span a duration; empty: until someone lifts it
  record Freeze(Where where, String span, String reason) implements Act {}

  record Unfreeze(Where where) implements Act {}

  record Acknowledge(Choice choice) implements Act {}

  /// @param target the target's name; empty: where each domain is
  record Await(Until until, Choice choice, Optional<String> target) implements Act {}

  /// @param span a duration
  record Delay(String span) implements Act {}

  /// A person says when it goes on.
  record Pause(String text) implements Act {}

  /// @param people how many others than the one who started the run
  record Approval(int people, String text) implements Act {}

  /// @param level `info`, `warn` or `alarm`
  record Notify(String level, String text) implements Act {}

  /// One HTTP request.
  ///
  /// @param isRepeatable it may be sent again when nobody knows whether it took effect
  record Http(
      String method,
      String url,
      Map<String, Header> headers,
      String body,
      List<Statuses> expect,
      boolean isRepeatable)
      implements Act {
    public Http {
      headers = Map.copyOf(headers);
      expect = List.copyOf(expect);
    }
  }

  /// One program.
  ///
  /// @param isRepeatable it may be started again when nobody knows whether it took effect
  record Exec(List<String> command, boolean isRepeatable) implements Act {
    public Exec {
      command = List.copyOf(command);
    }
  }

  /// Steps side by side.
  record Parallel(int limit, List<Step> steps) implements Act {
    public Parallel {
      steps = List.copyOf(steps);
    }
  }

  /// Lead domains back to where they were before a step; never written by a person.
  ///
  /// @param targets by domain, the target's name
  record PutBack(Map<String, String> targets) implements Act {
    public PutBack {
      targets = Map.copyOf(targets);
    }
  }

  /// What is waited for.
  enum Until {
    VERIFIED,
    DRAINED,
    HEALTHY
  }

  /// A header's value.
  sealed interface Header {
    record Plain(String text) implements Header {}

    record Hidden(Secret secret) implements Header {}
  }

  /// HTTP statuses, both included.
  record Statuses(int first, int last) {
    public boolean contains(int status) {
      return first <= status && status <= last;
    }
  }

  /// The same with a value for each parameter.
  default Act filled(UnaryOperator<String> fill) {
    return switch (this) {
      case Switch(var choice, var target, var force, var foreign, var ttl) ->
          new Switch(choice.filled(fill), fill.apply(target), force, foreign, ttl);
      case Campaign(var isBack, var vendor, var force, var foreign, var isWhole) ->
          new Campaign(isBack, fill.apply(vendor), force, foreign, isWhole);
      case Freeze(var where, var span, var reason) ->
          new Freeze(where.filled(fill), fill.apply(span), fill.apply(reason));
      case Unfreeze(var where) -> new Unfreeze(where.filled(fill));
      case Acknowledge(var choice) -> new Acknowledge(choice.filled(fill));
      case Await(var until, var choice, var target) ->
          new Await(until, choice.filled(fill), target.map(fill));
      case Delay(var span) -> new Delay(fill.apply(span));
      case Pause(var text) -> new Pause(fill.apply(text));
      case Approval(var people, var text) -> new Approval(people, fill.apply(text));
      case Notify(var level, var text) -> new Notify(level, fill.apply(text));
      case Http http -> http(http, fill);
      case Exec(var command, var isRepeatable) ->
          new Exec(command.stream().map(fill).toList(), isRepeatable);
      case Parallel(var limit, var steps) ->
          new Parallel(limit, steps.stream().map(s -> s.filled(fill)).toList());
      case PutBack _ -> this;
    };
  }

  private static Http http(Http http, UnaryOperator<String> fill) {
    Map<String, Header> headers = new TreeMap<>();
    http.headers()
        .forEach((name, value) ->
            headers.put(
                name,
                value instanceof Header.Plain(var text)
                    ? new Header.Plain(fill.apply(text))
                    : value));
    return new Http(
        http.method(),
        fill.apply(http.url()),
        headers,
        fill.apply(http.body()),
        http.expect(),
        http.isRepeatable());
  }

  /// The key that writes it, e.g. `evacuate`.
  default String word() {
    return switch (this) {
      case Switch _ -> "switch";
      case Campaign campaign -> campaign.isBack() ? "return" : "evacuate";
      case Freeze _ -> "freeze";
      case Unfreeze _ -> "unfreeze";
      case Acknowledge _ -> "ack";
      case Await _, Delay _ -> "wait";
      case Pause _ -> "pause";
      case Approval _ -> "approval";
      case Notify _ -> "notify";
      case Http _ -> "http";
      case Exec _ -> "exec";
      case Parallel _ -> "parallel";
      case PutBack _ -> "put back";
    };
  }

  /// One line for people; no secret is in it.
  default String words() {
    return switch (this) {
      case Switch s -> "switch " + s.choice().words() + " to " + s.target();
      case Campaign c -> (c.isBack() ? "return to " : "evacuate ") + c.vendor();
      case Freeze f ->
          "freeze " + f.where().words() + (f.span().isEmpty() ? "" : " for " + f.span());
      case Unfreeze(var where) -> "unfreeze " + where.words();
      case Acknowledge(var choice) -> "acknowledge " + choice.words();
      case Await(var until, var choice, var target) ->
          "wait until "
              + target.map(t -> t + " of ").orElse("")
              + (choice.isEmpty() ? "the run's domains" : choice.words())
              + " is "
              + until.name().toLowerCase(Locale.ROOT);
      case Delay(var span) -> "wait for " + span;
      case Pause(var text) -> "pause: " + text;
      case Approval(var people, var text) ->
          "approval by " + people + (people == 1 ? " other person: " : " other people: ") + text;
      case Notify(var level, var text) -> "notify (" + level + "): " + text;
      case Http http -> http.method() + " " + http.url();
      case Exec(var command, _) -> "run " + String.join(" ", command);
      case Parallel(var limit, var steps) ->
          steps.size() + " steps side by side, " + limit + " at once";
      case PutBack(var targets) -> "lead " + targets.size() + " domains back to where they were";
    };
  }
}
