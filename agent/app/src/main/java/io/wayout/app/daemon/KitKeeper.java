// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.breakglass.Breakglass;
import io.wayout.app.config.Config;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.Effects;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.ProviderFactory;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Keeps the breakglass kit beside the state, made anew from each configuration that comes into
/// use. Making it never holds up the agent, and a kit that can't be written stops nothing.
///
/// Confined to the loop.
final class KitKeeper {
  private static final Lane LANE = new Lane("breakglass", 1);

  private final Map<String, ProviderFactory> factories;
  private final Ticker ticker;
  private final Effects effects;
  private final NoticeListener listener;

  KitKeeper(
      Map<String, ProviderFactory> factories,
      Ticker ticker,
      Effects effects,
      NoticeListener listener) {
    this.factories = Map.copyOf(factories);
    this.ticker = ticker;
    this.effects = effects;
    this.listener = listener;
  }

  void keep(Config config) {
    effects.call(LANE, () -> write(config), trouble -> trouble.ifPresent(this::tell));
  }

  private Optional<String> write(Config config) {
    try {
      Breakglass.keep(config, factories, config.agent().state(), ticker.now());
      return Optional.empty();
    } catch (IOException broken) {
      return Optional.of(String.valueOf(broken.getMessage()));
    }
  }

  private void tell(String trouble) {
    listener.notice(
        new Notice(
            Code.KIT_FAILED,
            Level.WARN,
            Optional.empty(),
            Optional.empty(),
            "the breakglass kit could not be written, what lies there is older: " + trouble,
            Map.of()));
  }
}
