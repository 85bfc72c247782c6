// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.trigger;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.app.runbook.RunRefused;
import io.wayout.app.runbook.Runbooks;
import io.wayout.app.runbook.Wish;
import io.wayout.app.runbook.model.Trigger;
import io.wayout.app.runbook.model.Trigger.Kind;
import io.wayout.app.runbook.plan.Rehearsal;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.trigger.HookRefused.Code;
import io.wayout.core.model.Notice;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.Secret;
import io.wayout.store.sqlite.desk.TriggerRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Everything that pulls triggers comes through here. Thread-safe.
public final class Triggers {
  private static final int USUAL_RUNS = 4;
  private static final int QUIET_SECONDS = 60;
  private final Runbooks runbooks;
  private final TriggerRows rows;
  private final Ticker ticker;
  private final NoticeListener notices;
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  public Triggers(Runbooks runbooks, TriggerRows rows, Ticker ticker, NoticeListener notices) {
    this.runbooks = runbooks;
    this.rows = rows;
    this.ticker = ticker;
    this.notices = notices;
  }

  /// What came of a pull.
  ///
  /// @param run empty: nothing fires, or the trigger is dry
  public record Pulled(Optional<Run> run, boolean isJoined, String text) {}

  /// A request to `/hooks/NAME`.
  public Pulled pull(Hook hook) throws HookRefused, RunRefused {
    Trigger trigger = runbooks.shelf().triggers().get(hook.trigger());
    try {
      if (trigger == null) {
        throw Signatures.notProven();
      }
      Optional<Wish> wish = wish(trigger, hook);
      return wish.isPresent()
          ? start(trigger, wish.get())
          : new Pulled(Optional.empty(), false, "nothing fires; nothing is started");
    } catch (HookRefused refused) {
      tellRefused(hook.trigger(), refused.message());
      throw refused;
    } catch (RunRefused refused) {
      tellRefused(hook.trigger(), refused.message());
      throw refused;
    }
  }

  private Optional<Wish> wish(Trigger trigger, Hook hook) throws HookRefused, RunRefused {
    return switch (trigger.kind()) {
      case Kind.Webhook(var key) -> {
        Signatures.require(hook, reveal(key), rows, ticker.wall());
        yield Optional.of(signed(trigger, json(hook)));
      }
      case Kind.Alerts(var bearer, var rules) -> {
        Signatures.requireBearer(hook, reveal(bearer));
        Json message = json(hook);
        Optional<Wish> wish = Alerts.wish(trigger, rules, message);
        yield wish.isPresent()
            ? Optional.of(joining(wish.get(), Alerts.group(trigger, message)))
            : wish;
      }
      case Kind.Schedule _, Kind.Api _ -> throw Signatures.notProven();
    };
  }

  /// While a run of the same group is open, more alerts of the group join it.
  private Wish joining(Wish wish, String group) throws RunRefused {
    Optional<Run> open = runbooks.runs().openWith(group);
    return open.isEmpty()
        ? wish
        : new Wish(
            open.get().order().runbook(),
            open.get().order().values(),
            open.get().order().key(),
            wish.starter(),
            wish.origin(),
            wish.reason());
  }

  private static Wish signed(Trigger trigger, Json body) throws HookRefused {
    Map<String, String> values = new TreeMap<>();
    if (body.get("parameters") instanceof Json.Members(var byName)) {
      byName.forEach((name, value) -> values.put(name, value.asText()));
    }
    if (!(body.get("runbook") instanceof Json.Text(var runbook))) {
      throw new HookRefused(
          Code.BAD_HOOK,
          "the body names no runbook",
          "send {\"runbook\": NAME, \"parameters\": {…}, \"key\": TEXT}");
    }
    Optional<String> key =
        body.get("key") instanceof Json.Text(var text) && !text.isBlank()
            ? Optional.of(trigger.name() + "/" + text)
            : Optional.empty();
    return new Wish(
        runbook,
        values,
        key,
        "trigger " + trigger.name(),
        trigger.name(),
        body.get("reason") instanceof Json.Text(var reason) ? reason : "");
  }

  /// A program with a token that is narrowed to runbooks starts one, within the bounds of the
  /// trigger that names the token, or the usual ones.
  ///
  /// @param token the token's name
  public Pulled program(Wish wish, String token) throws HookRefused, RunRefused {
    Trigger trigger =
        runbooks.shelf().triggers().values().stream()
            .filter(t -> t.kind() instanceof Kind.Api(var name) && name.equals(token))
            .findFirst()
            .orElseGet(() ->
                new Trigger(
                    "token " + token,
                    new Kind.Api(token),
                    List.of(wish.runbook()),
                    USUAL_RUNS,
                    Duration.ofHours(1),
                    false));
    Wish bounded =
        new Wish(
            wish.runbook(),
            wish.values(),
            wish.key(),
            wish.starter(),
            trigger.name(),
            wish.reason());
    return start(trigger, bounded);
  }

  /// Starts a run for a trigger, within its bounds. A wish that joins a run is always heard.
  public Pulled start(Trigger trigger, Wish wish) throws HookRefused, RunRefused {
    if (!trigger.runbooks().contains(wish.runbook())) {
      throw new HookRefused(
          Code.NOT_ALLOWED,
          "the trigger " + trigger.name() + " may not start '" + wish.runbook() + "'",
          "add it to the trigger's 'runbooks' if it shall");
    }
    if (trigger.isDry()) {
      Rehearsal rehearsal = runbooks.rehearse(wish.runbook(), wish.values());
      String text =
          trigger.name()
              + " is dry; it would have started "
              + wish.runbook()
              + " with "
              + wish.values()
              + ", "
              + rehearsal.steps().size()
              + " steps";
      tell(Notice.Code.TRIGGER, Notice.Level.INFO, text, trigger.name());
      return new Pulled(Optional.empty(), false, text);
    }
    boolean joins = wish.key().isPresent() && runbooks.runs().isKnown(wish.key().get());
    if (!joins) {
      requireGuarding(trigger);
      requireRate(trigger);
    }
    Runbooks.Started started = runbooks.start(wish);
    String text =
        trigger.name()
            + (started.isJoined() ? " joins " : " starts ")
            + started.run().id()
            + (wish.reason().isEmpty() ? "" : ": " + wish.reason());
    tell(Notice.Code.TRIGGER, Notice.Level.WARN, text, trigger.name());
    return new Pulled(Optional.of(started.run()), started.isJoined(), text);
  }

  /// A copied configuration has copied triggers: only one of two installations may answer them.
  private void requireGuarding(Trigger trigger) throws HookRefused {
    Optional<String> elsewhere = runbooks.guardedElsewhere();
    if (elsewhere.isPresent()) {
      throw new HookRefused(
          Code.NOT_ALLOWED,
          trigger.name() + " starts nothing here: " + elsewhere.get(),
          "start it by hand if it must be, or pull the trigger of that installation");
    }
  }

  private void requireRate(Trigger trigger) throws HookRefused, RunRefused {
    long lately = runbooks.runs().startedBy(trigger.name(), ticker.now().minus(trigger.per()));
    if (lately >= trigger.runs()) {
      throw new HookRefused(
          Code.TOO_OFTEN,
          trigger.name()
              + " has started "
              + lately
              + " runs in "
              + trigger.per().toMinutes()
              + " m",
          "start it by hand if it must be, or raise the trigger's 'rate'");
    }
  }

  private static String reveal(Secret secret) throws HookRefused {
    try {
      return secret.reveal();
    } catch (Secret.Unavailable gone) {
      throw new HookRefused(Code.NOT_KEPT, String.valueOf(gone.getMessage()), "mend its source");
    }
  }

  private static Json json(Hook hook) throws HookRefused {
    try {
      return JsonText.read(hook.body());
    } catch (JsonText.BadJson bad) {
      throw new HookRefused(
          Code.BAD_HOOK, "the body is no JSON: " + bad.getMessage(), "send one JSON object");
    }
  }

  /// A flood of bad requests is told once a minute.
  private void tellRefused(String trigger, String text) {
    String name = runbooks.shelf().triggers().containsKey(trigger) ? trigger : "unknown";
    Instant now = ticker.now();
    Instant last = told.getOrDefault(name, Instant.MIN);
    if (last.isBefore(now.minusSeconds(QUIET_SECONDS))) {
      told.put(name, now);
      tell(
          Notice.Code.TRIGGER_REFUSED,
          Notice.Level.WARN,
          "a pull of the trigger " + name + " was refused: " + text,
          name);
    }
  }

  void tell(Notice.Code code, Notice.Level level, String text, String trigger) {
    notices.notice(
        new Notice(
            code, level, Optional.empty(), Optional.empty(), text, Map.of("trigger", trigger)));
  }
}
