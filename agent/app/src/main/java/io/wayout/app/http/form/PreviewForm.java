// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.custody.Owners;
import io.wayout.core.facts.Objections;
import io.wayout.core.facts.Preview;
import io.wayout.core.fold.State;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.LinkVerdict;
import io.wayout.core.plan.LinkVerdict.ReplicaVerdict;
import io.wayout.core.plan.PlanOptions;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.plan.Step;
import io.wayout.core.view.DomainView;
import io.wayout.core.view.Way;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a move would write.
public final class PreviewForm {
  private PreviewForm() {}

  /// The generation lets a changed world be noticed when it comes to acting; the drain time is how
  /// long caches may keep what is replaced.
  public static Json of(State state, Domain domain, Target target, PlanOutcome outcome) {
    return head(state, domain, target, outcome)
        .put("decision", Json.nothing())
        .put("objection", Json.nothing())
        .put("links", Json.texts(List.of()))
        .build();
  }

  /// The same, with all that a person wants to see before: which gate holds automation, what only
  /// `--force` overrules, and what the planner thinks of each link.
  public static Json of(
      State state, DomainView view, Target target, PlanOptions options, Instant now) {
    Domain domain = view.domain();
    Json.Builder form =
        head(state, domain, target, Preview.of(state, domain, target, options, now));
    List<LinkVerdict> links = Preview.links(state, domain, target, options, now);
    Optional<Refusal> objection = Objections.of(state, domain, target, now);
    return form.put("decision", DomainForm.decision(view))
        .put("objection", Json.of(objection, ResultForm::refusal))
        .put("links", Json.array(links, PreviewForm::link))
        .build();
  }

  private static Json.Builder head(State state, Domain domain, Target target, PlanOutcome outcome) {
    return rest(
        Json.object()
            .put("domain", domain.name().text())
            .put("target", target.name())
            .put("generation", state.memory(domain.name()).generation())
            .put("drainSeconds", drainSeconds(state, outcome))
            .put("warnings", Json.texts(Owners.warnings(state, domain))),
        outcome);
  }

  /// How a domain would leave where it is.
  static Json way(Way way) {
    return Json.object()
        .put("target", way.target().name())
        .put("links", Json.array(way.links(), PreviewForm::link))
        .build();
  }

  private static Json link(LinkVerdict verdict) {
    return Json.object()
        .put("link", verdict.link())
        .put("name", verdict.name().text())
        .put("isOnPath", verdict.isOnPath())
        .put("isChosen", verdict.isChosen())
        .put("text", verdict.text())
        .put("accounts", Json.array(verdict.replicas(), PreviewForm::replica))
        .build();
  }

  private static Json replica(ReplicaVerdict verdict) {
    return Json.object()
        .put("account", verdict.place().account())
        .put("type", verdict.place().key().type().name())
        .put("vendor", verdict.vendor())
        .put("isWritable", verdict.isWritable())
        .put("isAnswering", verdict.isAnswering())
        .put("isKnown", verdict.isKnown())
        .put("isChosen", verdict.isChosen())
        .put("text", verdict.text())
        .build();
  }

  private static long drainSeconds(State state, PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Found(var plan)
        ? plan.steps().stream().mapToLong(step -> ttlSeconds(state, step)).max().orElse(0)
        : 0;
  }

  private static long ttlSeconds(State state, Step step) {
    long wanted = step.change().wanted().ttl().seconds();
    return state.records().get(step.place()) instanceof Observed.Holds holds
        ? Math.max(wanted, holds.set().ttl().seconds())
        : wanted;
  }

  private static Json.Builder rest(Json.Builder form, PlanOutcome outcome) {
    Json plan = Json.nothing();
    Json obstacles = Json.texts(List.of());
    Json place = Json.nothing();
    Json value = Json.nothing();
    switch (outcome) {
      case PlanOutcome.Found(var found) -> {
        form.put("outcome", "plan");
        plan = SwitchoverForm.plan(found);
      }
      case PlanOutcome.AlreadyThere() -> form.put("outcome", "alreadyThere");
      case PlanOutcome.NoWayOut(var why) -> {
        form.put("outcome", "noWayOut");
        obstacles = Json.texts(why);
      }
      case PlanOutcome.Foreign(var where, var what) -> {
        form.put("outcome", "foreign");
        place = Json.of(where);
        value = Json.of(what);
      }
    }
    return form.put("plan", plan)
        .put("obstacles", obstacles)
        .put("place", place)
        .put("value", value);
  }
}
