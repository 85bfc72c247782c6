// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.dns.DnsName;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import java.util.List;

/// Whether DigitalOcean answers, accepts the token, and has the domains.
final class DigitaloceanHealth {
  private static final int FEW = 3;

  private DigitaloceanHealth() {}

  /// One line for people.
  static Reply<String> of(DigitaloceanApi api, List<DnsName> zones) {
    return zones.isEmpty() || zones.size() > FEW ? listed(api, zones) : each(api, zones);
  }

  private static Reply<String> each(DigitaloceanApi api, List<DnsName> zones) {
    for (DnsName zone : zones) {
      if (api.domain(zone) instanceof Reply.Failed<String>(ProviderFailure failure)) {
        return new Reply.Failed<>(failure);
      }
    }
    return new Reply.Got<>("DigitalOcean");
  }

  private static Reply<String> listed(DigitaloceanApi api, List<DnsName> names) {
    return api.domains()
        .then(found ->
            names.stream()
                .filter(name -> !found.contains(name.text()))
                .findFirst()
                .<Reply<String>>map(name ->
                    new Reply.Failed<>(new Absent("zone " + name + " is not in this account")))
                .orElseGet(() -> new Reply.Got<>("DigitalOcean")));
  }
}
