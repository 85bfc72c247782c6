// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.core.audit.Home;
import io.wayout.core.audit.finding.Finding;
import io.wayout.core.audit.finding.Survey;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.State;
import io.wayout.core.model.Notice;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Store;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ReadOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What the API and the command line need from an agent, be it the daemon's loop or one that lives
/// in the process of the command (`--direct`). Every method may be called from any thread.
public interface AgentPort {

  /// What does not change while the agent runs, and which configuration it uses now.
  AgentFacts facts();

  /// The newest snapshot of everything that the agent believes; immutable. Returns at once.
  State state();

  /// The time that the instants of [#state] are told in.
  Instant now();

  /// Hands an operator's wish to the loop. Completes when the wish is accepted or refused and that
  /// is durable; a move goes on afterwards.
  ///
  /// @param actor who asks, as the journal shall show it
  CompletableFuture<CommandResult> command(String actor, Command command);

  /// The journal, for questions only.
  Store store();

  /// Reads the configuration anew and uses it, or refuses it whole. Blocks for as long as reading
  /// the files takes.
  ReloadReport reload(String actor);

  /// Tells a listener every notice from now on. The listener must return at once.
  Subscription notices(Consumer<Notice> listener);

  /// Makes one probe now, outside of any schedule; its result changes no verdict. Blocks for at
  /// most `timeout`.
  ProbeResult probe(ProbeSpec probe, Duration timeout);

  /// Asks the control plane of an account now. Blocks, within the account's deadline.
  ///
  /// @throws IllegalArgumentException if the configuration has no such account
  CheckOutcome checkAccount(String account);

  /// Reads one record set from an account's API now. Blocks, within the account's deadline.
  ///
  /// @throws IllegalArgumentException if the configuration has no such account
  ReadOutcome read(String account, RecordKey key);

  /// Where the agent lives, and what it needs there.
  Home home();

  /// Asks the world once what an audit wants to know beyond what the agent watches anyway. Sends no
  /// change. Blocks for at most 15 s.
  Survey survey();

  /// What else is wrong today, such as a runbook that could not run; returns at once.
  default List<Finding> concerns() {
    return List.of();
  }

  /// The configuration that is in use, complete with its defaults and without secrets, as YAML.
  String effectiveConfig();

  /// How many requests may have reached each account's vendor since the account was opened.
  default Map<String, Long> requests() {
    return Map.of();
  }

  /// Ends a stream of notices; closing it twice does nothing.
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
