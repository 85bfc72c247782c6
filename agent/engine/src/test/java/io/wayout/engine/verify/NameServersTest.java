// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.port.Authorities;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whom an account's zone is asked of.
class NameServersTest {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final List<NameServer> OWN = List.of(new NameServer("ns.own.example", 53));
  private static final List<NameServer> DELEGATED = List.of(new NameServer("ns.other.example", 53));
  private static final NameServersOutcome DEAD =
      new NameServersOutcome.Failed(new ProviderFailure.Unreachable("dead"));

  private final FakeEffects effects = new FakeEffects();
  private final NameServers servers = new NameServers(effects, new Delegation());

  /// Regression: a simulated move that reached one of two accounts was forgotten, because after
  /// five minutes the other vendor's servers were asked for the dead one's record.
  @Test
  void apiFallsSilent_whatItToldCountsOn() {
    assertThat(servers.of("ali", provider(new NameServersOutcome.Known(OWN)), ZONE)).isEqualTo(OWN);

    effects.pass(Duration.ofMinutes(6));

    assertThat(servers.of("ali", provider(DEAD), ZONE)).isEqualTo(OWN);
  }

  @Test
  void apiWasNeverHeard_theDelegationTells() {
    assertThat(servers.of("ali", provider(DEAD), ZONE)).isEqualTo(DELEGATED);
  }

  @Test
  void apiSaysTheDelegationCounts_itCounts() {
    servers.of("ali", provider(new NameServersOutcome.Known(OWN)), ZONE);
    effects.pass(Duration.ofMinutes(6));

    assertThat(servers.of("ali", provider(new NameServersOutcome.FromDelegation()), ZONE))
        .isEqualTo(DELEGATED);
  }

  private static DnsProvider provider(NameServersOutcome outcome) {
    FakeProvider provider = new FakeProvider((_, _) -> List.of());
    provider.nameServers = outcome;
    return provider;
  }

  private static final class Delegation implements Authorities {
    @Override
    public List<NameServer> delegation(DnsName zone) {
      return DELEGATED;
    }

    @Override
    public List<Answer> ask(NameServer server, List<RecordKey> keys) {
      return List.of();
    }

    @Override
    public Resolved resolve(DnsName name) {
      return new Resolved.Unknown("nobody asks");
    }
  }
}
