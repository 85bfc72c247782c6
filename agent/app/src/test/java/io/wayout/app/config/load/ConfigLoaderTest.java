// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.AdminSettings;
import io.wayout.app.config.AgentSettings;
import io.wayout.app.config.Config;
import io.wayout.app.config.Loading;
import io.wayout.core.model.Check;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.Ttl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1), 3, 6);
  private static final Policy POLICY =
      new Policy(
          Mode.ADVISE,
          Duration.ofSeconds(20),
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          new Failback.Manual(),
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Policy.OnPlaneLoss.HOLD);

  @Test
  void goodFile_hasNoProblems() {
    assertThat(Loading.of(Loading.GOOD).problems()).isEmpty();
  }

  @Test
  void goodFile_becomesDomainsWithDefaults() {
    Config config = Loading.of(Loading.GOOD).config();

    DnsName www = DnsName.of("www.shop.example");
    assertThat(config.topology().domains())
        .containsExactly(
            Map.entry(
                www,
                new Domain(
                    www,
                    List.of(
                        target("primary", "alibaba", "shop.lb.example"),
                        target("standby", "tencent", "shop.clb.example")),
                    List.of(
                        new Link(www, DnsName.of("shop.example"), List.of("ali"), new Ttl(60)),
                        new Link(
                            DnsName.of("www.hatch.example"),
                            DnsName.of("hatch.example"),
                            List.of("hatch"),
                            new Ttl(30))),
                    POLICY,
                    new TreeSet<>(List.of("tier-1")))));
    assertThat(config.topology().safety()).isEqualTo(new Safety(30, 1));
  }

  @Test
  void goodFile_becomesOneCheckPerDistinctProbe() {
    Config config = Loading.of(Loading.GOOD).config();

    CheckId primary = new CheckId("https://shop.example/healthz@shop.lb.example");
    assertThat(config.topology().checks())
        .containsOnlyKeys(
            new CheckId("https://shop.example/healthz@shop.clb.example"),
            primary,
            new CheckId("https://www.example.net/204"));
    assertThat(config.topology().check(primary))
        .isEqualTo(
            new Check(
                primary,
                new ProbeSpec.Http(
                    "GET",
                    URI.create("https://shop.example/healthz"),
                    Map.of(),
                    Optional.of(new RecordData.Cname(DnsName.of("shop.lb.example"))),
                    List.of(new StatusRange(200, 299)),
                    Optional.empty()),
                TIMING));
    assertThat(config.topology().witnesses())
        .containsExactly(new CheckId("https://www.example.net/204"));
  }

  @Test
  void goodFile_becomesAgentAndAccounts() {
    Config config = Loading.of(Loading.GOOD).config();

    assertThat(config.agent())
        .isEqualTo(
            new AgentSettings(
                "edge-1",
                Path.of("/var/lib/wayout"),
                AdminSettings.of(Path.of("/run/wayout/admin.sock"), Optional.empty()),
                "self-hosted",
                List.of(),
                List.of(),
                List.of()));
    AccountSettings ali = config.accounts().get("ali");
    assertThat(ali.texts()).isEqualTo(Map.of("server", List.of("ns.ali.example")));
    assertThat(ali.secrets().get("token").reveal()).isEqualTo("s3ntinel");
    assertThat(ali.toString()).contains("{env=ALI}").doesNotContain("s3ntinel");
    assertThat(config.topology().account("hatch").zones())
        .containsExactly(DnsName.of("hatch.example"));
    assertThat(config.files()).containsExactly(Path.of(Loading.FILE));
  }

  @Test
  void sameContent_sameVersion() {
    String changed = Loading.GOOD.replace("ttl: 30", "ttl: 31");
    String commented = "# a comment\n" + Loading.GOOD;

    String version = Loading.of(Loading.GOOD).config().topology().version();
    assertThat(Loading.of(commented).config().topology().version()).isEqualTo(version).hasSize(64);
    assertThat(Loading.of(changed).config().topology().version()).isNotEqualTo(version);
  }

  private static Target target(String name, String vendor, String cname) {
    return new Target(
        "shop",
        name,
        vendor,
        new RecordData.Cname(DnsName.of(cname)),
        List.of(new CheckId("https://shop.example/healthz@" + cname)));
  }
}
