// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.law.Etags;
import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Orders that move nothing themselves: freeze, unfreeze, acknowledge, adopt, abort, reload.
final class OrderRoutes {
  private final AgentPort agent;
  private final Commands commands;

  OrderRoutes(AgentPort agent) {
    this.agent = agent;
    this.commands = new Commands(agent);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/freeze", this::freeze),
        Route.post("/unfreeze", this::unfreeze),
        Route.post("/ack", this::acknowledge),
        Route.post("/adopt", this::adopt),
        Route.post("/abort", this::abort),
        Route.post("/reload", this::reload).needs(Role.ADMIN));
  }

  private Reply freeze(Request request, Map<String, String> path) throws Problem.Stop {
    Body members = Body.of(request, "domain", "vendor", "all", "reason", "expiresSeconds");
    Command order =
        new Command.SetFreeze(
            scope(request, members),
            members.text("reason").orElse(""),
            members.seconds("expiresSeconds"));
    return commands.run(request.actor(), order);
  }

  private Reply unfreeze(Request request, Map<String, String> path) throws Problem.Stop {
    Body members = Body.of(request, "domain", "vendor", "all");
    return commands.run(request.actor(), new Command.LiftFreeze(scope(request, members)));
  }

  private Reply acknowledge(Request request, Map<String, String> path) throws Problem.Stop {
    Body members = Body.of(request, "domains", "tags", "all", "campaign");
    Optional<String> campaign = members.text("campaign");
    List<DnsName> domains =
        campaign.isPresent() ? moved(campaign.get()) : new Selection(agent.state()).of(members);
    Etags.require(request, agent.state(), domains);
    return commands.run(request.actor(), new Command.Acknowledge(domains));
  }

  /// What a campaign has begun to move, as far as the configuration still has it.
  private List<DnsName> moved(String campaign) throws Problem.Stop {
    State state = agent.state();
    return CampaignRoutes.find(state, campaign).entries().stream()
        .filter(e -> e.switchover().isPresent())
        .map(Campaign.Entry::domain)
        .filter(d -> state.topology().domains().containsKey(d))
        .toList();
  }

  private Reply adopt(Request request, Map<String, String> path) throws Problem.Stop {
    Body members = Body.of(request, "accounts", "all");
    Selection selection = new Selection(agent.state());
    List<String> accounts = new ArrayList<>();
    for (String typed : members.texts("accounts")) {
      accounts.add(selection.account(typed));
    }
    if (members.flag("all") != accounts.isEmpty()) {
      throw Problem.badRequest("no account is chosen", "name accounts, or use all").stop();
    }
    return commands.run(
        request.actor(),
        new Command.Adopt(
            accounts.isEmpty()
                ? List.copyOf(agent.state().topology().accounts().keySet())
                : accounts));
  }

  private Reply abort(Request request, Map<String, String> path) throws Problem.Stop {
    String domain = Body.of(request, "domain").text("domain").orElse("");
    DnsName known = new Selection(agent.state()).domain(domain).name();
    Etags.require(request, agent.state(), List.of(known));
    return commands.run(request.actor(), new Command.Abort(known));
  }

  private Reply reload(Request request, Map<String, String> path) {
    ReloadReport report = agent.reload(request.actor());
    Json problems = Json.texts(report.problems());
    if (report.isAccepted()) {
      return Reply.ok(
          Json.object().put("configVersion", report.version()).put("warnings", problems).build());
    }
    Problem problem =
        Problem.of(
            422,
            "BAD_CONFIG",
            "the new configuration is refused; the running one stays in use",
            "mend the file and run `wayout config check`, then reload again");
    return new Reply(problem.status(), problem.document().put("problems", problems).build());
  }

  /// Exactly one of domain, vendor and all.
  private Scope scope(Request request, Body members) throws Problem.Stop {
    List<Scope> scopes = new ArrayList<>();
    Optional<String> domain = members.text("domain");
    if (domain.isPresent()) {
      DnsName known = new Selection(agent.state()).domain(domain.get()).name();
      Etags.require(request, agent.state(), List.of(known));
      scopes.add(new Scope.OfDomain(known));
    }
    Optional<String> vendor = members.text("vendor");
    if (vendor.isPresent()) {
      scopes.add(new Scope.OfVendor(vendor(vendor.get())));
    }
    if (members.flag("all")) {
      scopes.add(new Scope.Everything());
    }
    if (scopes.size() != 1) {
      throw Problem.badRequest(
              "a freeze has one scope", "give exactly one of domain, vendor and all")
          .stop();
    }
    return scopes.getFirst();
  }

  private String vendor(String typed) throws Problem.Stop {
    TreeSet<String> known = new TreeSet<>();
    agent.state().topology().accounts().values().stream().map(Account::vendor).forEach(known::add);
    agent.state().topology().domains().values().stream()
        .flatMap(d -> d.targets().stream())
        .map(Target::vendor)
        .forEach(known::add);
    if (!known.contains(typed)) {
      throw Selection.unknown("UNKNOWN_VENDOR", "vendor '" + typed + "'", List.copyOf(known));
    }
    return typed;
  }
}
