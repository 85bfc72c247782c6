// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Wire;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.server.TsigKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Opens the adapter as the configuration would.
final class Accounts {
  private static final String OTHER_SECRET = "//////////////////////////////////////////8=";

  private Accounts() {}

  static DnsProvider open(Reach reach, TsigKey key, InetSocketAddress... servers) {
    boolean isInVain = reach == Reach.SILENT || reach == Reach.ANSWER_LOST;
    Duration deadline = isInVain ? ContractVendor.SHORT_DEADLINE : ContractVendor.DEADLINE;
    String secret = reach == Reach.WRONG_CREDENTIALS ? OTHER_SECRET : key.secret();
    TsigKey used = new TsigKey(key.name(), key.algorithm(), secret);
    return open(used, deadline, InstantSource.system(), servers);
  }

  static DnsProvider open(
      TsigKey key, Duration deadline, InstantSource clock, InetSocketAddress... servers) {
    List<String> primaries =
        Arrays.stream(servers).map(s -> s.getHostString() + ":" + s.getPort()).toList();
    return new Rfc2136ProviderFactory()
        .open(
            new ProviderContext(
                "lab",
                Map.of(
                    "servers", primaries,
                    "tsig-name", List.of(key.name()),
                    "tsig-algorithm", List.of(key.algorithm())),
                Map.of("tsig-secret", key::secret),
                clock,
                deadline,
                _ -> new Wire.NotSent("no HTTP here")));
  }
}
