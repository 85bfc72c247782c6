// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook;

import io.wayout.app.config.Loading;
import io.wayout.app.config.runbook.RunbookFile;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.runbook.RunbookRoutes;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.app.runbook.act.Hands;
import io.wayout.app.runbook.model.Rights;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Shelf;
import io.wayout.app.runbook.model.Trigger;
import io.wayout.app.runbook.plan.Sight;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.trigger.Hook;
import io.wayout.app.runbook.trigger.Schedule;
import io.wayout.app.runbook.trigger.Triggers;
import io.wayout.core.facts.Facts;
import io.wayout.core.fold.Command;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Notice;
import io.wayout.core.plan.Effective;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.Wire;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.RunRows;
import io.wayout.store.sqlite.desk.TriggerRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/// Runbooks and triggers on a [FakeAgentPort] and a desk in memory, which a restart does not
/// forget.
public final class RunbookDesk implements AutoCloseable {
  private static final String HOOK = "hook";
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Desk desk;
  private Shelf shelf = Shelf.empty();
  private Runbooks runbooks;
  private Triggers triggers;
  private Schedule schedule;
  private final List<Notice> told = new CopyOnWriteArrayList<>();

  public RunbookDesk(String... texts) {
    try {
      desk = Desk.inMemory(List.of(RunRows.PART));
    } catch (StoreException impossible) {
      throw new IllegalStateException(impossible);
    }
    use(texts);
    runbooks = open();
    triggers = new Triggers(runbooks, new TriggerRows(desk), ticker(), told::add);
    schedule = new Schedule(runbooks, triggers, new TriggerRows(desk), ticker());
  }

  /// Another configuration.
  public void use(String... texts) {
    Map<String, Runbook> books = new TreeMap<>();
    for (String text : texts) {
      RunbookFile file = RunbookFile.of(Path.of("b.yaml"), text, Loading.good().environment());
      Runbook book = file.runbook().orElseThrow(() -> new AssertionError(file.problems()));
      books.put(book.name(), book);
    }
    shelf = new Shelf(books, Rights.none(), shelf.triggers());
  }

  void trigger(Trigger.Kind kind, List<String> allowed, int runs, boolean isDry) {
    Trigger trigger = new Trigger(HOOK, kind, allowed, runs, Duration.ofHours(1), isDry);
    shelf = new Shelf(shelf.runbooks(), shelf.rights(), Map.of(HOOK, trigger));
  }

  /// The agent ends without a word and comes back.
  void restart() throws StoreException {
    runbooks.runs().close();
    runbooks = open();
    triggers = new Triggers(runbooks, new TriggerRows(desk), ticker(), told::add);
    schedule = new Schedule(runbooks, triggers, new TriggerRows(desk), ticker());
    runbooks.runs().recover();
  }

  /// Its routes, and those of its hooks.
  public List<Route> routes() {
    return new RunbookRoutes(runbooks, (wish, _) -> runbooks.start(wish), agent::now).routes();
  }

  Runbooks runbooks() {
    return runbooks;
  }

  Triggers triggers() {
    return triggers;
  }

  Schedule schedule() {
    return schedule;
  }

  /// What triggers have said.
  List<String> told() {
    return told.stream().map(n -> n.code() + " " + n.text()).toList();
  }

  /// Another installation guards one of the accounts, until a person adopts it.
  void guardedElsewhere() {
    agent.guardedBy("hatch", "b2b2b2b2b2b2b2b2");
  }

  void adopt() {
    agent.command("ann", new Command.Adopt(List.of("hatch")));
  }

  void advance(Duration duration) {
    agent.advance(duration);
  }

  Run awaitOver(String id) {
    Awaitility.await(id)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !runbooks.runs().find(id).phase().isOpen());
    try {
      return runbooks.runs().find(id);
    } catch (RunRefused impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String effective(DnsName name) {
    var domain = agent.state().topology().domains().get(name);
    return Facts.chain(agent.state(), domain, agent.now()).effective() instanceof Effective.At at
        ? at.target()
        : "elsewhere";
  }

  List<String> freezes() {
    return agent.state().freezes().keySet().stream()
        .map(s -> s instanceof Freeze.Scope.OfDomain(var name) ? name.text() : s.toString())
        .toList();
  }

  List<String> actors() {
    return agent.actors();
  }

  long moves() {
    return agent.state().switchovers().size();
  }

  /// A signed request.
  ///
  /// @param late by how many seconds its timestamp is off
  Hook signed(String key, long late, String nonce, String body) {
    String timestamp = String.valueOf(agent.now().plusSeconds(late).getEpochSecond());
    return new Hook(
        HOOK,
        Map.of(
            "wayout-timestamp",
            timestamp,
            "wayout-nonce",
            nonce,
            "wayout-signature",
            "v1=" + hmac(key, timestamp + "." + nonce + "." + body)),
        body);
  }

  /// An Alertmanager's message.
  Hook alert(String token, String status, String name, String since) {
    Json labels = Json.object().put("alertname", name).put("vendor", "alibaba").build();
    Json alert =
        Json.object().put("status", status).put("labels", labels).put("startsAt", since).build();
    Json message =
        Json.object()
            .put("version", "4")
            .put("groupKey", "{}:{alertname=\"" + name + "\"}")
            .put("status", status)
            .put("commonLabels", labels)
            .put("alerts", new Json.Array(List.of(alert)))
            .build();
    return new Hook(HOOK, Map.of("Authorization", "Bearer " + token), JsonText.write(message));
  }

  @Override
  public void close() {
    runbooks.runs().close();
    desk.close();
  }

  private Runbooks open() {
    Hands hands =
        new Hands(
            new Hands.Tools(
                agent,
                shelf::rights,
                (_, _) -> _ -> new Wire.NotSent("no network here"),
                (_, _, _) -> {}));
    Runs runs =
        new Runs(
            new Runs.Tools(
                new RunRows(desk),
                hands,
                agent::now,
                Loading.good().environment(),
                agent::tell,
                bug -> {
                  throw new AssertionError(bug);
                }));
    return new Runbooks(() -> shelf, this::sight, runs);
  }

  private Sight sight() {
    return new Sight(
        agent.state(), agent.home(), shelf.rights(), agent.now(), agent.now(), _ -> true);
  }

  private Ticker ticker() {
    return new Ticker() {
      @Override
      public Instant now() {
        return agent.now();
      }

      @Override
      public Instant wall() {
        return agent.now();
      }
    };
  }

  private static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
