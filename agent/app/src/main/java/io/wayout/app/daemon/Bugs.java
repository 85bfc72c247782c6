// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.core.fold.Command;
import io.wayout.core.model.Freeze;
import io.wayout.engine.loop.AgentLoop;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What happens when the program itself is wrong: records stay as they are, automation stops, and
/// people are told. Thread-safe.
final class Bugs implements Consumer<Throwable> {
  private final Supplier<Optional<AgentLoop>> loop;
  private final Consumer<Throwable> log;
  private final AtomicBoolean isFrozen = new AtomicBoolean();

  /// @param loop empty while the agent is still being put together
  Bugs(Supplier<Optional<AgentLoop>> loop, Consumer<Throwable> log) {
    this.loop = loop;
    this.log = log;
  }

  @Override
  public void accept(Throwable bug) {
    log.accept(bug);
    Optional<AgentLoop> agent = loop.get();
    if (agent.isPresent() && isFrozen.compareAndSet(false, true)) {
      String reason =
          "an internal error happened ("
              + bug.getClass().getSimpleName()
              + "); look into the log, report it, then unfreeze";
      Command freeze =
          new Command.SetFreeze(new Freeze.Scope.Everything(), reason, Optional.empty());
      agent.get().command("agent", freeze, _ -> {});
    }
  }
}
