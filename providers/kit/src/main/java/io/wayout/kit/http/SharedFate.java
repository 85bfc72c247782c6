// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.CheckOutcome.Concern.Kind;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a vendor's API is reached through somebody else. Stateless.
public final class SharedFate {
  private SharedFate() {}

  /// Looks who answers, without any credential.
  ///
  /// @param base the address of the API
  /// @return a concern if Cloudflare's proxy answers, by the header that it alone adds
  public static List<Concern> ofCloudflare(Wire wire, URI base) {
    boolean isProxied =
        wire.exchange(Request.get(base, Map.of())) instanceof Answered answer
            && answer.header("cf-ray").isPresent();
    return isProxied
        ? List.of(
            new Concern(
                Kind.SHARED_FATE,
                Optional.empty(),
                base.getHost()
                    + " is answered by Cloudflare's proxy (cf-ray): an outage of Cloudflare takes"
                    + " this API along"))
        : List.of();
  }
}
