// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.CheckOutcome.Concern.Kind;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What several vendors' zones and APIs can suffer from.
class ConcernsTest {
  private static final URI API = URI.create("https://api.cloud.example/v1");
  private static final DnsName ZONE = DnsName.of("shop.example");

  private final List<Request> asked = new ArrayList<>();

  @Test
  void apiBehindCloudflare_sharesItsFate() {
    assertThat(SharedFate.ofCloudflare(wire(Map.of("cf-ray", List.of("8f1-FRA"))), API))
        .singleElement()
        .satisfies(concern -> {
          assertThat(concern.kind()).isEqualTo(Kind.SHARED_FATE);
          assertThat(concern.text()).startsWith("api.cloud.example is answered by Cloudflare");
        });
    assertThat(asked).containsExactly(Request.get(API, Map.of()));
  }

  @Test
  void apiOfItsOwn_isNoConcern() {
    assertThat(SharedFate.ofCloudflare(wire(Map.of("server", List.of("nginx"))), API)).isEmpty();
    assertThat(SharedFate.ofCloudflare(_ -> new NotSent("refused"), API)).isEmpty();
  }

  @Test
  void shortTtl_isNoConcern() {
    assertThat(SlowTtl.of(ZONE, 60)).isEmpty();
    assertThat(SlowTtl.of(ZONE, 600)).map(Concern::zone).contains(Optional.of(ZONE));
    assertThat(SlowTtl.of(ZONE, 600).map(Concern::text).orElse(""))
        .isEqualTo(
            "the smallest TTL of its plan is 600 s: users follow a move no sooner than that");
  }

  private Wire wire(Map<String, List<String>> headers) {
    return request -> {
      asked.add(request);
      return new Answered(401, headers, "");
    };
  }
}
