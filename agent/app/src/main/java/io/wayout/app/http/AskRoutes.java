// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import io.wayout.core.fold.State;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Questions that go out to the world once: a health check, an account, a record. They change no
/// state and no verdict. A few at a time, so that they can't use up the server's threads.
final class AskRoutes {
  private static final int CONCURRENT_MAX = 4;
  private static final Duration URL_TIMEOUT = Duration.ofSeconds(5);
  private final AgentPort agent;
  private final Semaphore room = new Semaphore(CONCURRENT_MAX);

  AskRoutes(AgentPort agent) {
    this.agent = agent;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/check", bounded(this::check)),
        Route.post("/accounts/{name}/test", bounded(this::test)),
        Route.get("/record", bounded(this::record)).needs(Role.OPERATOR));
  }

  private Route.Handler bounded(Route.Handler handler) {
    return (request, path) -> {
      if (!room.tryAcquire()) {
        throw Problem.of(
                503,
                "BUSY",
                CONCURRENT_MAX + " other questions to the world are under way",
                "try again in a few seconds")
            .stop();
      }
      try {
        return handler.handle(request, path);
      } finally {
        room.release();
      }
    };
  }

  private Reply check(Request request, Map<String, String> path) throws Problem.Stop {
    Body members = Body.of(request, "domain", "url");
    Optional<String> url = members.text("url");
    if (url.isPresent()) {
      requireAdmin(request);
      return Reply.ok(results(List.of(probed("", checkOf(url.get())))));
    }
    State state = agent.state();
    Domain domain = new Selection(state).domain(members.text("domain").orElse(""));
    List<Json> results = new ArrayList<>();
    for (Target target : domain.targets()) {
      for (CheckId id : target.checks()) {
        results.add(probed(target.name(), state.topology().check(id)));
      }
    }
    return Reply.ok(results(results));
  }

  /// Nobody else may make the agent connect to where the configuration does not lead (I93).
  private static void requireAdmin(Request request) throws Problem.Stop {
    if (!request.caller().role().covers(Role.ADMIN)) {
      throw Problem.of(
              403, "FORBIDDEN", "a URL of one's own takes the role admin", "name a domain instead")
          .stop();
    }
  }

  private static Json results(List<Json> results) {
    return Json.object().put("results", new Json.Array(results)).build();
  }

  private Json probed(String target, Check check) {
    ProbeResult result = agent.probe(check.probe(), check.timing().timeout());
    Json.Builder form =
        Json.object()
            .put("target", target)
            .put("check", check.id().text())
            .put("result", word(result))
            .put("detail", result.detail());
    if (result instanceof ProbeResult.Pass(var elapsed, _, var expires)) {
      form.put("elapsedMillis", Json.of(elapsed));
      form.put("certificateExpires", Json.of(expires, Json::of));
    } else {
      form.put("elapsedMillis", Json.nothing()).put("certificateExpires", Json.nothing());
    }
    return form.build();
  }

  private static String word(ProbeResult result) {
    return switch (result) {
      case ProbeResult.Pass _ -> "pass";
      case ProbeResult.Fail _ -> "fail";
      case ProbeResult.Inconclusive _ -> "inconclusive";
    };
  }

  private static Check checkOf(String url) throws Problem.Stop {
    URI uri = URI.create(url);
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw Problem.badRequest(
              "'" + url + "' is no http or https URL", "write https://host/path, or a domain")
          .stop();
    }
    ProbeSpec probe =
        new ProbeSpec.Http(
            "GET",
            uri,
            Map.of(),
            Optional.empty(),
            List.of(new StatusRange(200, 399)),
            Optional.empty());
    var timing = new Check.Timing(URL_TIMEOUT, URL_TIMEOUT, URL_TIMEOUT, 1, 1);
    return new Check(new CheckId(url), probe, timing);
  }

  private Reply test(Request request, Map<String, String> path) throws Problem.Stop {
    String account = new Selection(agent.state()).account(path.getOrDefault("name", ""));
    Json.Builder form = Json.object().put("account", account);
    switch (agent.checkAccount(account)) {
      case CheckOutcome.Healthy(var detail, var elapsed) ->
          form.put("isHealthy", true)
              .put("detail", detail)
              .put("failure", Json.nothing())
              .put("elapsedMillis", Json.of(elapsed));
      case CheckOutcome.Failed(var failure) ->
          form.put("isHealthy", false)
              .put("detail", failure.detail())
              .put("failure", word(failure))
              .put("elapsedMillis", Json.nothing());
    }
    return Reply.ok(form.build());
  }

  private Reply record(Request request, Map<String, String> path) throws Problem.Stop {
    String account = new Selection(agent.state()).account(request.query("account").orElse(""));
    RecordKey key = key(account, request);
    Json.Builder form =
        Json.object()
            .put("account", account)
            .put("zone", key.zone().text())
            .put("name", key.name().text())
            .put("type", key.type().name());
    switch (agent.read(account, key)) {
      case ReadOutcome.Found(var set, _) ->
          form.put("state", "found")
              .put("values", Json.texts(set.data().values()))
              .put("ttlSeconds", set.ttl().seconds())
              .put("detail", "");
      case ReadOutcome.Missing() ->
          form.put("state", "missing")
              .put("values", Json.texts(List.of()))
              .put("ttlSeconds", Json.nothing())
              .put("detail", "the zone has no such record");
      case ReadOutcome.Failed(var failure) ->
          form.put("state", "unread")
              .put("values", Json.texts(List.of()))
              .put("ttlSeconds", Json.nothing())
              .put("detail", word(failure) + ": " + failure.detail());
    }
    return Reply.ok(form.build());
  }

  /// The longest zone of the account that the name is within.
  private RecordKey key(String account, Request request) throws Problem.Stop {
    DnsName name = DnsName.of(request.query("name").orElse(""));
    DnsName zone =
        agent.state().topology().account(account).zones().stream()
            .filter(name::isWithin)
            .max(Comparator.comparingInt(z -> z.text().length()))
            .orElseThrow(() ->
                Problem.badRequest(
                        name + " is in no zone that the configuration needs of " + account,
                        "ask for a name of one of its links")
                    .stop());
    String type = request.query("type").orElse("CNAME").toUpperCase(Locale.ROOT);
    for (RecordType known : RecordType.values()) {
      if (known.name().equals(type)) {
        return new RecordKey(zone, name, known);
      }
    }
    throw Problem.badRequest(
            "'" + type + "' is no type that wayout reads", "CNAME, ALIAS, A, AAAA or TXT")
        .stop();
  }

  private static String word(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Unreachable _ -> "unreachable";
      case ProviderFailure.Denied _ -> "denied";
      case ProviderFailure.Throttled _ -> "throttled";
      case ProviderFailure.Conflict _ -> "conflict";
      case ProviderFailure.Rejected _ -> "rejected";
      case ProviderFailure.Absent _ -> "absent";
      case ProviderFailure.Garbled _ -> "garbled";
      case ProviderFailure.Withdrawn _ -> "withdrawn";
    };
  }
}
