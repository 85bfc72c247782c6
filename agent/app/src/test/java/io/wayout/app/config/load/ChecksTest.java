// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Config;
import io.wayout.app.config.Loading;
import io.wayout.app.config.text.ConfigText;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The forms that a check may take.
class ChecksTest {

  @Test
  void httpWithEverything_keepsEverything() {
    Check check =
        check(
            "{http: 'https://shop.example/', via: 192.0.2.1, method: HEAD, headers: {X-Probe: a},"
                + " expect: {status: [200, 3xx, 401-403], body: 'o+k'}}");

    assertThat(check.probe())
        .isEqualTo(
            new ProbeSpec.Http(
                "HEAD",
                URI.create("https://shop.example/"),
                Map.of("X-Probe", "a"),
                Optional.of(RecordData.of(RecordType.A, List.of("192.0.2.1"))),
                List.of(
                    new StatusRange(200, 200),
                    new StatusRange(300, 399),
                    new StatusRange(401, 403)),
                Optional.of("o+k")));
    assertThat(check.id().text()).matches("HEAD https://shop.example/@192.0.2.1#[0-9a-f]{8}");
  }

  @Test
  void portViaTarget_connectsToTheTarget() {
    assertThat(check("{tcp: 443, via: target}"))
        .extracting(Check::id, Check::probe)
        .containsExactly(
            new CheckId("tcp://shop.lb.example:443"), new ProbeSpec.Tcp("shop.lb.example", 443));
  }

  @Test
  void tls_asksForItsHostUnlessToldOtherwise() {
    assertThat(check("{tls: 'lb.example:443'}").probe())
        .isEqualTo(new ProbeSpec.Tls("lb.example", 443, DnsName.of("lb.example")));
    assertThat(check("{tls: '[2001:db8::1]:443', server-name: shop.example}"))
        .extracting(Check::id, Check::probe)
        .containsExactly(
            new CheckId("tls://[2001:db8::1]:443/shop.example"),
            new ProbeSpec.Tls("2001:db8::1", 443, DnsName.of("shop.example")));
  }

  @Test
  void dns_asksItsServer() {
    assertThat(
            check("{dns: shop.lb.example, server: '192.0.2.53:5353', expect: 192.0.2.1}").probe())
        .isEqualTo(
            new ProbeSpec.Dns(
                "192.0.2.53", 5353, DnsName.of("shop.lb.example"), "A", Optional.of("192.0.2.1")));
  }

  @Test
  void exec_isAProgramWithArguments() {
    assertThat(check("{exec: [/usr/bin/probe, a b]}"))
        .extracting(Check::id, Check::probe)
        .containsExactly(
            new CheckId("exec:/usr/bin/probe a b"),
            new ProbeSpec.Exec(List.of("/usr/bin/probe", "a b")));
  }

  @Test
  void sameProbeInAnotherRhythm_isAnotherCheck() {
    Config config =
        Loading.good().check("{tcp: 443, via: target}, {tcp: 443, via: target, fall: 5}").config();

    assertThat(config.topology().domains().values().iterator().next().preferred().checks())
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void witnesses_areUrlsOrChecks() {
    Config config =
        Loading.good()
            .change(
                "https://www.example.net/204",
                "tcp://192.0.2.53:53, dns://192.0.2.53/example.org, {tls: 'a.example:443'}")
            .config();

    assertThat(config.topology().witnesses())
        .containsExactly(
            new CheckId("tcp://192.0.2.53:53"),
            new CheckId("dns://192.0.2.53:53/example.org/A"),
            new CheckId("tls://a.example:443"));
  }

  @Test
  void secretHeader_isNotShown() {
    Config config =
        Loading.good()
            .check("{http: 'https://a.example/', headers: {X-Api-Token: s3ntinel, X-Probe: a}}")
            .config();

    assertThat(ConfigText.yaml(config))
        .doesNotContain("s3ntinel")
        .contains("X-Api-Token: (hidden)", "X-Probe: a");
  }

  private static Check check(String text) {
    Config config = Loading.good().check(text).config();
    return config
        .topology()
        .check(
            config.topology().domains().values().iterator().next().preferred().checks().getFirst());
  }
}
