// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import io.wayout.provider.Secret;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What starts runbooks without a person.
///
/// @param runbooks the only ones that it may start
/// @param runs how many runs it may start in `per`
/// @param isDry it only says what would be done
public record Trigger(
    String name, Kind kind, List<String> runbooks, int runs, Duration per, boolean isDry) {
  public Trigger {
    runbooks = List.copyOf(runbooks);
  }

  /// How it is pulled.
  public sealed interface Kind {

    /// @param key of the HMAC
    record Webhook(Secret key) implements Kind {}

    /// @param bearer what it must send
    record Alerts(Secret bearer, List<Rule> rules) implements Kind {
      public Alerts {
        rules = List.copyOf(rules);
      }
    }

    /// @param at five fields
    record Schedule(String at, ZoneId zone, Map<String, String> values) implements Kind {
      public Schedule {
        values = Map.copyOf(values);
      }
    }

    /// @param token the name of the token
    record Api(String token) implements Kind {}
  }

  /// Which alerts start which runbook.
  ///
  /// @param match labels that all alerts of the group share
  /// @param values the runbook's parameters, with `${LABEL}` in them
  public record Rule(Map<String, String> match, String runbook, Map<String, String> values) {
    public Rule {
      match = Map.copyOf(match);
      values = Map.copyOf(values);
    }
  }
}
