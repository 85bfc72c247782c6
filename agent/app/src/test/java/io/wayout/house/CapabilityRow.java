// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import io.wayout.provider.Capabilities;
import io.wayout.provider.Claim;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import java.util.Locale;
import java.util.stream.Collectors;

/// One row of the provider table.
final class CapabilityRow {
  private CapabilityRow() {}

  static String of(ProviderFactory factory) {
    Capabilities can = factory.capabilities();
    String batch =
        can.batchSizeMax() == 1
            ? "one by one"
            : can.batchSizeMax() + " (atomic: " + claim(can.atomicBatch()) + ")";
    String settings =
        factory.settings().stream().map(CapabilityRow::setting).collect(Collectors.joining(", "));
    return "| "
        + String.join(
            " | ",
            "`" + factory.name() + "`",
            can.compareAndSwap().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            claim(can.atomicReplace()),
            batch,
            claim(can.changeTracking()),
            claim(can.alias()),
            can.ttlMin().toDuration().toSeconds() + " s",
            can.applyTimeMax().toSeconds() + " s",
            requests(can),
            settings)
        + " |";
  }

  private static String requests(Capabilities can) {
    String minute = can.requestsPerMinuteMax() + " a minute";
    return can.requestsPerDayMax().isPresent()
        ? minute + ", " + can.requestsPerDayMax().getAsInt() + " a day"
        : minute;
  }

  private static String claim(Claim claim) {
    return switch (claim) {
      case Claim.Yes _ -> "yes";
      case Claim.No(String reason) -> "no: " + reason;
      case Claim.Unproven _ -> "unproven";
    };
  }

  private static String setting(Setting setting) {
    return "`" + setting.key() + "`" + (setting.isRequired() ? "" : " (optional)");
  }
}
