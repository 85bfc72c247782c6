// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Freeze;
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
    Json plane = DomainForm.plane(Optional.ofNullable(state.controlPlanes().get(account.name())));
    return Json.object()
        .put("name", account.name())
        .put("provider", account.provider())
        .put("vendor", account.vendor())
        .put("zones", Json.array(account.zones(), z -> Json.of(z.text())))
        .put("verdict", plane.get("verdict"))
        .put("since", plane.get("since"))
        .put("detail", plane.get("detail"))
        .build();
  }
}
