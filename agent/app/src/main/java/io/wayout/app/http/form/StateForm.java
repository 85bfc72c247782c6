// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.custody.Owners;
import io.wayout.core.facts.Planes;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownership;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.PlaneOutcome;
import io.wayout.core.view.Views;
import java.time.Instant;
import java.util.Optional;

/// The overview and its parts other than domains.
public final class StateForm {
  private StateForm() {}

  /// @param agent the form of the agent itself
  public static Json status(Json agent, State state, Instant now) {
    return Json.object()
        .put("agent", agent)
        .put("freezes", Json.array(state.freezes().values(), StateForm::freeze))
        .put(
            "campaigns",
            Json.array(
                state.campaigns().values().stream().filter(Campaign::isOpen).toList(),
                CampaignForm::summary))
        .put("witnesses", Json.array(state.topology().witnesses(), w -> witness(state, w, now)))
        .put("domains", Json.array(Views.domains(state, now), DomainForm::summary))
        .put("accounts", accounts(state))
        .build();
  }

  public static Json accounts(State state) {
    return Json.array(state.topology().accounts().values(), a -> account(state, a));
  }

  static Json freeze(Freeze freeze) {
    return Json.object()
        .put("scope", scope(freeze.scope()))
        .put("actor", freeze.actor())
        .put("reason", freeze.reason())
        .put("since", freeze.since())
        .put("expires", Json.of(freeze.expires(), Json::of))
        .build();
  }

  private static String scope(Freeze.Scope scope) {
    return switch (scope) {
      case Freeze.Scope.Everything() -> "everything";
      case Freeze.Scope.OfVendor(var vendor) -> "vendor " + vendor;
      case Freeze.Scope.OfDomain(var domain) -> domain.text();
    };
  }

  private static Json witness(State state, CheckId id, Instant now) {
    CheckHealth health = state.checks().getOrDefault(id, CheckHealth.unknown(now));
    return Json.object()
        .put("check", id.text())
        .put("verdict", health.verdict().name())
        .put("since", health.since())
        .put("detail", health.detail())
        .build();
  }

  private static Json account(State state, Account account) {
    ControlPlane plane = Planes.control(state, account.name());
    Json readable = DomainForm.plane(Optional.of(plane.readable()));
    return Json.object()
        .put("name", account.name())
        .put("provider", account.provider())
        .put("vendor", account.vendor())
        .put("zones", Json.array(account.zones(), z -> Json.of(z.text())))
        .put("verdict", readable.get("verdict"))
        .put("since", readable.get("since"))
        .put("detail", readable.get("detail"))
        .put("readable", readable)
        .put("writable", DomainForm.plane(Optional.of(plane.writable())))
        .put("shape", plane.shape().name())
        .put("shapeSince", plane.diagnosis().since())
        .put("shapeText", plane.shape().text())
        .put("remedy", plane.shape().remedy())
        .put("owner", owner(state, account))
        .put("outcomes", Json.array(plane.outcomes(), StateForm::outcome))
        .build();
  }

  /// Which installation guards it.
  private static Json owner(State state, Account account) {
    Optional<Ownership> kept = Owners.kept(state, account);
    return Json.object()
        .put("standing", Owners.standing(state, account).name())
        .put("installation", kept.map(Ownership::installation).orElse(""))
        .put("since", Json.of(kept.map(Ownership::since), Json::of))
        .put("marker", account.canary().map(c -> c.name().text()).orElse(""))
        .build();
  }

  private static Json outcome(PlaneOutcome outcome) {
    return Json.object()
        .put("at", outcome.at())
        .put("verb", outcome.verb().name())
        .put("symptom", outcome.symptom().name())
        .put("detail", outcome.detail())
        .build();
  }
}
