// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What every adapter promises, whatever its vendor's API looks like. A subclass is named
/// `<V>ContractTest`, hands over a [ContractVendor] and adds nothing but its own vendor's quirks.
///
/// One vendor serves all cases of a class; each case uses names of its own. A case that does not
/// apply is skipped only because of a declared capability.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
public abstract class ProviderContract
    implements ReadCases,
        WriteCases,
        ValueCases,
        TextCases,
        AliasCases,
        BatchCases,
        RaceCases,
        FaultCases {
  private @Nullable ContractWorld world;

  /// Makes the vendor that all cases of this class share; it is closed after the last one. May fail
  /// an assumption.
  protected abstract ContractVendor newVendor();

  @BeforeAll
  final void openVendor() {
    world = new ContractWorld(newVendor());
  }

  @AfterAll
  final void closeVendor() {
    if (world != null) {
      world.vendor().close();
    }
  }

  /// The vendor of this class, for the cases that a subclass adds.
  protected final ContractVendor vendor() {
    return world().vendor();
  }

  /// A key in the vendor's zone that no other case uses.
  protected final RecordKey freshKey(String label, RecordType type) {
    return world().freshKey(label, type);
  }

  @Override
  public final ContractWorld world() {
    if (world == null) {
      throw new IllegalStateException("the vendor is opened before the first case");
    }
    return world;
  }
}
