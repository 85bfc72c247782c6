// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.kit.http.Reply;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.token.LeaseCache;
import io.wayout.kit.token.LeaseSource;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Where an account's keys come from. Thread-safe.
public sealed interface AccessKeys {
  /// The key for one call of a provider.
  ///
  /// @param wire the caller's, which ends when `patience` does
  /// @param patience how long the caller can wait, for this and for what it wants the key for
  Reply<HeldKey> current(Wire wire, Duration patience);

  /// What the operator should know of these keys while all goes well: empty, or a clause that
  /// begins with a semicolon.
  String remark();

  /// Keys of the settings, read anew for each call.
  static AccessKeys settled(AccessKey.Source source) {
    return new Settled(source);
  }

  /// Keys that are lent: renewed at half their life, kept as long as they live.
  static AccessKeys lent(LeaseSource<LentKey> source, InstantSource clock) {
    return new Lent(new LeaseCache<>(source, clock));
  }

  /// @param source as in [#settled]
  record Settled(AccessKey.Source source) implements AccessKeys {
    @Override
    public Reply<HeldKey> current(Wire wire, Duration patience) {
      try {
        return new Reply.Got<>(new HeldKey(source.current(), () -> {}));
      } catch (Secret.Unavailable unavailable) {
        return new Reply.Failed<>(new Denied("no access key: " + unavailable.getMessage()));
      }
    }

    @Override
    public String remark() {
      return "";
    }
  }

  /// @param cache of one account
  record Lent(LeaseCache<LentKey> cache) implements AccessKeys {
    @Override
    public Reply<HeldKey> current(Wire wire, Duration patience) {
      return cache
          .current(wire, patience)
          .then(lease -> new Reply.Got<>(new HeldKey(lease.key(), () -> cache.doubt(lease))));
    }

    @Override
    public String remark() {
      Optional<ProviderFailure> trouble = cache.trouble();
      return trouble.map(why -> "; no newer key: " + why.detail()).orElse("");
    }
  }
}
