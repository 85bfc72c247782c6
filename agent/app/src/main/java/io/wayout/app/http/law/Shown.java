// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.law;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Request;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which plans each caller has been shown within the last ten minutes; what is ordered must be what
/// was shown, or a part of it, and still be true (I82). Thread-safe: guarded by this object.
public final class Shown {
  /// How long a plan that was shown may be applied.
  public static final Duration VALID = Duration.ofMinutes(10);

  private static final int PLANS_MAX = 128;
  private static final List<String> STABLE =
      List.of("domain", "target", "generation", "outcome", "place", "value");

  private final Map<Key, Plan> plans = new LinkedHashMap<>();

  private record Key(String actor, String hash) {}

  /// @param digests by domain
  private record Plan(Map<String, String> digests, Instant at) {}

  /// Remembers what a caller sees.
  ///
  /// @param about what the plan is for, with every option that shapes it
  /// @param previews one per domain
  /// @return the name of the plan, which says nothing but whether two plans are the same
  public synchronized String keep(Request request, String about, List<Json> previews, Instant now) {
    Map<String, String> digests = digests(previews);
    String hash = Digests.of(about + "\n" + digests);
    Key key = new Key(request.actor(), hash);
    plans.remove(key);
    plans.put(key, new Plan(digests, now));
    if (plans.size() > PLANS_MAX) {
      Iterator<Key> oldest = plans.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return hash;
  }

  /// Ends the request of a caller who orders something else than he was shown, or whose world has
  /// changed since. At this host, a caller who says nothing of a plan need not have seen one.
  ///
  /// @param hash what the caller says that he saw
  /// @param previews what there is to see now
  public void require(Request request, Optional<String> hash, List<Json> previews, Instant now)
      throws Problem.Stop {
    if (hash.isEmpty()) {
      if (!request.caller().isLocal()) {
        throw Problem.of(
                428,
                "PLAN_REQUIRED",
                "this order does not say which plan you saw",
                "ask for the plan first, and send its hash as planHash")
            .stop();
      }
      return;
    }
    Plan plan = find(new Key(request.actor(), hash.get()), now);
    for (Map.Entry<String, String> entry : digests(previews).entrySet()) {
      if (!entry.getValue().equals(plan.digests().get(entry.getKey()))) {
        throw Problem.of(
                409,
                "WORLD_CHANGED",
                entry.getKey() + " has another plan now than the one that you saw",
                "look again, then repeat the order")
            .stop();
      }
    }
  }

  private synchronized Plan find(Key key, Instant now) throws Problem.Stop {
    Plan plan = plans.get(key);
    if (plan == null || !now.isBefore(plan.at().plus(VALID))) {
      throw Problem.of(
              409,
              "PLAN_EXPIRED",
              "no such plan was shown to you within the last ten minutes",
              "look again, then repeat the order")
          .stop();
    }
    return plan;
  }

  private static Map<String, String> digests(List<Json> previews) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (Json preview : previews) {
      List<Json> stable = new ArrayList<>();
      STABLE.forEach(name -> stable.add(preview.get(name)));
      stable.addAll(preview.get("plan").list("steps"));
      digests.put(preview.text("domain"), Digests.of(JsonText.write(new Json.Array(stable))));
    }
    return digests;
  }
}
