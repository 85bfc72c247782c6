// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.decide.Decision;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Block;
import io.wayout.core.model.Observed;
import io.wayout.core.plan.Effective;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.Shape;
import io.wayout.core.plane.ZoneSight;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.view.DomainView;
import io.wayout.core.view.DomainView.LinkView;
import io.wayout.core.view.DomainView.ReplicaView;
import io.wayout.core.view.DomainView.TargetView;
import io.wayout.core.view.Way;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Domains.
public final class DomainForm {
  private DomainForm() {}

  /// One line of the overview.
  public static Json summary(DomainView view) {
    return summarised(view).build();
  }

  /// Everything about one domain, as of `now`.
  public static Json full(DomainView view, Instant now) {
    return summarised(view)
        .put("now", now)
        .put("rtoMillis", Json.of(view.domain().policy().rto()))
        .put("targets", Json.array(view.targets(), t -> target(t, effectiveTarget(view))))
        .put("links", Json.array(view.links(), DomainForm::link))
        .put("freezes", Json.array(view.freeze().stream().toList(), StateForm::freeze))
        .put("evidence", Json.texts(Evidence.of(view)))
        .build();
  }

  /// The decision and what holds.
  ///
  /// @param way how it would leave where it is; empty: it has no other target
  public static Json why(DomainView view, Optional<Way> way, Instant now) {
    return Json.object()
        .put("name", view.domain().name().text())
        .put("now", now)
        .put("decision", decision(view))
        .put("way", Json.of(way, PreviewForm::way))
        .put("evidence", Json.texts(Evidence.of(view)))
        .build();
  }

  private static Json.Builder summarised(DomainView view) {
    return Json.object()
        .put("name", view.domain().name().text())
        .put("tags", Json.texts(view.domain().tags()))
        .put("mode", view.domain().policy().mode().name())
        .put("generation", view.generation())
        .put("effective", effective(view.effective()))
        .put("desired", Json.of(view.desired(), Json::of))
        .put("health", health(view).name())
        .put("decision", decision(view))
        .put("switchover", Json.of(moving(view), SwitchoverForm::of))
        .put("block", Json.of(view.block(), DomainForm::block))
        .put("isFrozen", view.freeze().isPresent())
        .put("timeToSwitchMillis", Json.of(view.timeToSwitch().total()));
  }

  /// The switchover that is in progress; a quiet one is history.
  private static Optional<Switchover> moving(DomainView view) {
    return view.switchover().filter(s -> !s.isQuiet());
  }

  static Optional<String> effectiveTarget(DomainView view) {
    return view.effective() instanceof Effective.At(var target, _, _)
        ? Optional.of(target)
        : Optional.empty();
  }

  private static Verdict health(DomainView view) {
    Optional<String> at = effectiveTarget(view);
    return view.targets().stream()
        .filter(t -> at.equals(Optional.of(t.target().name())))
        .map(t -> t.health().verdict())
        .findFirst()
        .orElse(Verdict.UNKNOWN);
  }

  private static Json effective(Effective effective) {
    return switch (effective) {
      case Effective.At(var target, var link, var isCanonical) ->
          effective("at", Json.of(target), link, isCanonical, "");
      case Effective.Foreign(var link, var place, var value) ->
          effective("foreign", Json.nothing(), link, false, place + " holds " + value);
      case Effective.Missing(var link, var place) ->
          effective("missing", Json.nothing(), link, false, place + " has no record");
      case Effective.Split(var link, var values, _) ->
          effective("split", Json.nothing(), link, false, values);
      case Effective.NotObserved(var link, var place, var detail) ->
          effective("notObserved", Json.nothing(), link, false, place + ": " + detail);
    };
  }

  private static Json effective(
      String state, Json target, int link, boolean isCanonical, String detail) {
    return Json.object()
        .put("state", state)
        .put("target", target)
        .put("throughLink", link)
        .put("isCanonical", isCanonical)
        .put("detail", detail)
        .build();
  }

  /// What automation would do right now.
  static Json decision(DomainView view) {
    Json.Builder form = Json.object();
    switch (view.decision()) {
      case Decision.Hold(var gate, var text) ->
          form.put("kind", "hold")
              .put("gate", gate.name())
              .put("target", Json.nothing())
              .put("text", text);
      case Decision.Move(var target, _, var text) ->
          form.put("kind", "move")
              .put("gate", Json.nothing())
              .put("target", target)
              .put("text", text);
    }
    return form.put("since", view.decisionSince()).build();
  }

  private static Json block(Block block) {
    return Json.object()
        .put("switchover", block.switchover())
        .put("since", block.since())
        .put("until", Json.of(block.until(), Json::of))
        .build();
  }

  private static Json target(TargetView view, Optional<String> effective) {
    TargetHealth health = view.health();
    return Json.object()
        .put("name", view.target().name())
        .put("vendor", view.target().vendor())
        .put("data", view.target().where())
        .put("isEffective", effective.equals(Optional.of(view.target().name())))
        .put("verdict", health.verdict().name())
        .put("isProven", health.isProven())
        .put("since", health.since())
        .put("detail", health.detail())
        .build();
  }

  private static Json link(LinkView view) {
    return Json.object()
        .put("link", view.number())
        .put("name", view.link().name().text())
        .put("zone", view.link().zone().text())
        .put("ttlSeconds", view.link().ttl().seconds())
        .put("accounts", Json.array(view.replicas(), DomainForm::replica))
        .build();
  }

  private static Json replica(ReplicaView view) {
    return Json.object()
        .put("account", view.place().account())
        .put("vendor", view.vendor())
        .put("observed", observed(view.observed()))
        .put("control", plane(view.controlPlane().map(ControlPlane::writable)))
        .put("shape", view.controlPlane().map(c -> c.shape().name()).orElse(Shape.WELL.name()))
        .put("data", plane(view.dataPlane()))
        .put("servers", Json.array(servers(view), s -> server(s, view.place().key())))
        .put("oddity", view.servers().flatMap(ZoneSight::oddity).orElse(""))
        .put("oddSince", Json.of(view.servers().flatMap(ZoneSight::oddSince), Json::of))
        .build();
  }

  private static List<ServerSight> servers(ReplicaView view) {
    return view.servers().map(ZoneSight::servers).orElse(List.of());
  }

  private static Json server(ServerSight server, RecordKey key) {
    Optional<Optional<RecordData>> answer = Optional.ofNullable(server.answers().get(key));
    return Json.object()
        .put("server", server.server())
        .put("address", server.address())
        .put("transport", server.transport().name())
        .put("isAnswering", server.isAnswering())
        .put("serial", Json.of(server.serial(), Json::of))
        .put("answer", Json.of(answer, a -> Json.of(a.map(Object::toString).orElse("nothing"))))
        .put("detail", server.detail())
        .build();
  }

  static Json plane(Optional<PlaneHealth> plane) {
    return Json.object()
        .put("verdict", plane.map(PlaneHealth::verdict).orElse(Verdict.UNKNOWN).name())
        .put("since", Json.of(plane.map(PlaneHealth::since), Json::of))
        .put("detail", plane.map(PlaneHealth::detail).orElse("not asked yet"))
        .build();
  }

  private static Json observed(Optional<Observed> observed) {
    if (observed.isEmpty()) {
      return observed(
          "unread", List.of(Json.nothing(), Json.nothing(), Json.nothing(), Json.nothing()), "");
    }
    return switch (observed.get()) {
      case Observed.Holds(var set, _, var source, var at) ->
          observed(
              "holds",
              List.of(
                  Json.of(set.data().toString()),
                  Json.of(set.ttl().seconds()),
                  Json.of(source.name()),
                  Json.of(at)),
              "");
      case Observed.Empty(var source, var at) ->
          observed(
              "empty",
              List.of(Json.nothing(), Json.nothing(), Json.of(source.name()), Json.of(at)),
              "");
      case Observed.Unread(var detail, var at) ->
          observed(
              "unread",
              List.of(Json.nothing(), Json.nothing(), Json.nothing(), Json.of(at)),
              detail);
    };
  }

  /// @param values value, TTL, source and instant
  private static Json observed(String state, List<Json> values, String detail) {
    return Json.object()
        .put("state", state)
        .put("value", values.get(0))
        .put("ttlSeconds", values.get(1))
        .put("source", values.get(2))
        .put("at", values.get(3))
        .put("detail", detail)
        .build();
  }
}
