// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long 1,000 changes take in messages of several sizes, and how large these are. Prints
/// figures and judges none.
final class Rfc2136BatchBench {
  private static final int CHANGES = 1_000;
  private static final DnsName ZONE = DnsName.of("hatch.example");

  @ParameterizedTest
  @EnumSource
  void thousandChanges_figures(Brand brand) {
    try (RealServer server = RealServer.start(brand, List.of(new SeedZone(ZONE, seeds())));
        DnsProvider provider = Accounts.open(Reach.HEALTHY, server.key(), server.address())) {
      int round = 0;
      for (int size : new int[] {100, 100, 250, 500, 1_000, 1_000}) {
        measure(brand, provider, size, round++);
      }
    }
  }

  private static void measure(Brand brand, DnsProvider provider, int size, int round) {
    List<Change> changes = new ArrayList<>();
    for (int n = 0; n < CHANGES; n++) {
      changes.add(
          new Change(key(n), new Expected.Data(data(round)), set(round + 1), RecordRef.NONE));
    }
    long start = System.nanoTime();
    long accepted = 0;
    for (int from = 0; from < CHANGES; from += size) {
      accepted +=
          provider.replace(changes.subList(from, from + size), SendGate.Open::new).stream()
              .filter(WriteOutcome.Accepted.class::isInstance)
              .count();
    }
    System.out.printf(
        "BENCH rfc2136 server=%s batch=%d octets=%d all=%d ms accepted=%d%n",
        brand,
        size,
        Rfc2136Wire.update(changes.subList(0, size)).toWire().length,
        (System.nanoTime() - start) / 1_000_000,
        accepted);
  }

  private static RecordKey key(int n) {
    return new RecordKey(ZONE, DnsName.of("www" + n + ".hatch.example"), RecordType.CNAME);
  }

  private static RecordData data(int round) {
    String side = round % 2 == 0 ? "primary" : "standby";
    return new RecordData.Cname(DnsName.of("shop-" + side + ".cn-hangzhou.lb.cloud.example"));
  }

  private static RecordSet set(int round) {
    return new RecordSet(new Ttl(30), data(round));
  }

  private static Map<RecordKey, RecordSet> seeds() {
    Map<RecordKey, RecordSet> records = new HashMap<>();
    for (int n = 0; n < CHANGES; n++) {
      records.put(key(n), set(0));
    }
    return records;
  }
}
