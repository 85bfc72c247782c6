// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.Ttl;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `provider: rfc2136`: any server that takes dynamic updates signed with TSIG.
public final class Rfc2136ProviderFactory implements ProviderFactory {
  /// With usual names 500 changes take 24 KiB of the 64 KiB of one message; a batch that does not
  /// fit is refused before a byte is sent, and comes again in halves. More at once gains nothing:
  /// names beyond the first 16 KiB of a message can't be compressed (RFC 1035, 4.1.4).
  private static final int BATCH_SIZE_MAX = 500;

  /// How long a server may sit on an update that nobody waits for any more.
  private static final Duration APPLY_TIME_MAX = Duration.ofSeconds(30);

  private static final int REQUESTS_PER_MINUTE_MAX = 600;

  @Override
  public String name() {
    return "rfc2136";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.yes(),
        BATCH_SIZE_MAX,
        Claim.no("the protocol has no change identifiers"),
        Claim.no("the DNS protocol has no such type"),
        new Ttl(0),
        APPLY_TIME_MAX,
        REQUESTS_PER_MINUTE_MAX);
  }

  @Override
  public List<Setting> settings() {
    return Rfc2136Settings.ALL;
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    Rfc2136Settings settings = Rfc2136Settings.of(context);
    Rfc2136Api api = new Rfc2136Api(settings, context.clock(), context.requestDeadline());
    return new Rfc2136Provider(api, settings, context.clock());
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(Rfc2136ByHand.of(task));
  }
}
