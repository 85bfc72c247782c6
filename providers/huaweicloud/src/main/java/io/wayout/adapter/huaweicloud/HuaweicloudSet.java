// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import java.util.List;
import java.util.Optional;

/// A record set: one name, type and line, and within a line one weight.
///
/// @param owner lower case, without the final dot; a text, because a zone may hold names that no
///   link can have
/// @param values as the vendor writes them
/// @param line e.g. `default_view` or `Dianxin`
/// @param status e.g. `ACTIVE`, `DISABLE` or `PENDING_UPDATE`
/// @param isBuiltIn one of the sets that the vendor itself makes, which it does not let go
/// @param isAlias it follows a resource of the vendor instead of having values
record HuaweicloudSet(
    String id,
    String owner,
    String type,
    int ttl,
    List<String> values,
    String line,
    String status,
    boolean isBuiltIn,
    boolean isAlias) {
  HuaweicloudSet {
    values = List.copyOf(values);
  }

  /// Is it served, or only stored? A set on its way counts as served.
  boolean isLive() {
    return !status.equals("DISABLE");
  }

  boolean isPending() {
    return status.startsWith("PENDING_");
  }

  /// Why it must not be changed now; empty if it may.
  Optional<ProviderFailure> bar(String what) {
    if (isPending()) {
      return Optional.of(
          new Throttled(
              what + " is still " + status + ", and takes no change meanwhile",
              Optional.of(HuaweicloudFailures.A_MOMENT)));
    }
    if (isBuiltIn) {
      return Optional.of(new Rejected(what + " is one of the vendor's own record sets"));
    }
    if (isAlias) {
      return Optional.of(new Rejected(what + " follows a resource of the vendor"));
    }
    boolean isSteady = status.equals("ACTIVE") || status.equals("DISABLE");
    return isSteady
        ? Optional.empty()
        : Optional.of(new Rejected(what + " is in the state " + status));
  }
}
