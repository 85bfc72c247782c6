// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.dns.DnsName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// A person at the daemon's API, with patience.
record Operator(Path socket) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  Json get(String path) {
    return body(UnixHttp.exchange(socket, "GET", path, ""));
  }

  /// @param json with single quotes for double ones
  Json post(String path, String json) {
    return body(UnixHttp.exchange(socket, "POST", path, json.replace('\'', '"')));
  }

  /// Orders a move of some domains, all if none is named.
  Json move(String target, int... domains) {
    StringBuilder names = new StringBuilder();
    for (int n : domains) {
      names.append(names.isEmpty() ? "" : ",").append('\'').append(TwoVendors.domain(n));
      names.append('\'');
    }
    String chosen = domains.length == 0 ? "'all':true" : "'domains':[" + names + "]";
    return post("/switch", "{" + chosen + ",'target':'" + target + "','reason':'test'}");
  }

  Json ack(int domain) {
    return post("/ack", "{'domains':['" + TwoVendors.domain(domain) + "']}");
  }

  Json domain(int n) {
    return domain(TwoVendors.domain(n));
  }

  Json domain(DnsName name) {
    return get("/domains/" + name);
  }

  /// Which rule holds the domain; empty if none does.
  String gate(int n) {
    return domain(n).get("decision").text("gate");
  }

  /// Where the agent sees the domain.
  String effective(int n) {
    return domain(n).get("effective").text("target");
  }

  boolean isBlocked(int n) {
    return domain(n).has("block");
  }

  /// The kinds of the domain's journal rows, oldest first.
  List<String> journal(int n) {
    Json history = get("/history?limit=10000&domain=" + TwoVendors.domain(n));
    return history.list("rows").reversed().stream().map(r -> r.text("kind")).toList();
  }

  /// Waits until all targets of the domain are up and proven, and its chain is known.
  void awaitCalm(int n) {
    awaitCalm(TwoVendors.domain(n));
  }

  void awaitCalm(DnsName name) {
    try {
      await(name + " calm", () -> isCalm(domain(name)));
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(name + " is not calm: " + JsonText.write(domain(name)), late);
    }
  }

  private static boolean isCalm(Json domain) {
    return !domain.list("targets").isEmpty()
        && domain.list("targets").stream().allMatch(t -> t.isTrue("isProven"))
        && domain.get("effective").text("state").equals("at")
        && !domain.has("switchover");
  }

  /// Waits until the domain's newest move is served everywhere.
  void awaitServed(int n, String target) {
    String what = TwoVendors.domain(n) + " served by " + target;
    try {
      await(what, () -> isServed(n, target));
    } catch (ConditionTimeoutException late) {
      throw new AssertionError("not " + what + ": " + JsonText.write(domain(n)), late);
    }
  }

  private boolean isServed(int n, String target) {
    Json moves = get("/switchovers?domain=" + TwoVendors.domain(n));
    Json newest = moves.list("switchovers").getLast();
    return newest.text("target").equals(target)
        && List.of("SERVED", "DONE").contains(newest.text("phase"));
  }

  static void awaitAnswer(TwoVendors world, int n, DnsName target) {
    await(
        TwoVendors.lower(n) + " is " + target,
        () -> world.lowerTarget(n).equals(Optional.of(target)));
  }

  static void await(String what, Callable<Boolean> condition) {
    await(what, PATIENCE, condition);
  }

  static void await(String what, Duration patience, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(condition);
  }

  private static Json body(String answer) {
    int start = answer.indexOf("\r\n\r\n");
    String status = answer.substring(0, answer.indexOf("\r\n"));
    try {
      return JsonText.read(answer.substring(start + 4));
    } catch (JsonText.BadJson bad) {
      throw new IllegalStateException(status + " without JSON", bad);
    }
  }
}
