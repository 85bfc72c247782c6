// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Loading;
import io.wayout.app.config.text.ConfigText;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Links of other types than CNAME, and targets that give addresses.
class LinkTypesTest {
  private static final String SECOND = "{name: www.hatch.example, account: hatch, ttl: 30}";
  private static final String HATCH = "{name: www.hatch.example, account: hatch, ttl: 30";
  private static final String PRIMARY = "cname: shop.lb.example";
  private static final String STANDBY = "cname: shop.clb.example";

  @Test
  void addressLink_getsTheFamiliesOfItsTargets() {
    Loading loading =
        addresses(
            "a: [192.0.2.2, 192.0.2.1]\n      aaaa: '2001:db8::1'",
            "a: 198.51.100.1" + "\n      aaaa: ['2001:db8:0::2']");

    Domain domain = domain(loading);

    assertThat(domain.links().stream().map(Link::types).map(Object::toString))
        .containsExactly("[CNAME]", "[A, AAAA]");
    assertThat(domain.preferred().records())
        .containsExactly(
            RecordData.of(RecordType.A, List.of("192.0.2.1", "192.0.2.2")),
            RecordData.of(RecordType.AAAA, List.of("2001:db8::1")));
  }

  @Test
  void checksByTarget_askEachFamilyOfItsAddresses() {
    Domain domain =
        domain(
            addresses(
                "cname: shop.lb.example\n      a: [192.0.2.1, 192.0.2.2]"
                    + "\n      aaaa: '2001:db8::1'",
                "cname: shop.clb.example\n      a: 198.51.100.1\n      aaaa: '2001:db8::2'"));

    assertThat(domain.preferred().checks().stream().map(CheckId::text))
        .containsExactly(
            "https://shop.example/healthz@192.0.2.1,192.0.2.2",
            "https://shop.example/healthz@2001:db8:0:0:0:0:0:1");
  }

  @Test
  void shownConfiguration_isReadAgainAsTheSame() {
    Loading loading =
        addresses(
            "cname: shop.lb.example\n      a: [192.0.2.1, 192.0.2.2]",
            "cname: shop.clb.example\n      a: 198.51.100.1");
    var config = loading.config();

    var again = Loading.of(ConfigText.yaml(config)).config();

    assertThat(again.topology()).isEqualTo(config.topology());
    assertThat(again.topology().checks().values().stream().map(Check::id))
        .contains(new CheckId("https://shop.example/healthz@192.0.2.1,192.0.2.2"));
  }

  @Test
  void aliasAtTheApex_leadsToNames() {
    Domain domain =
        domain(
            Loading.good()
                .change(
                    SECOND,
                    "{name: hatch.example, zone: hatch.example, account: hatch, ttl: 30,"
                        + " type: alias}"));

    assertThat(domain.links().getLast().types()).containsExactly(RecordType.ALIAS);
    assertThat(domain.preferred().record(RecordType.ALIAS))
        .contains(new RecordData.Alias(DnsName.of("shop.lb.example")));
  }

  @Test
  void targetsOfDifferentFamilies_areRefused() {
    assertThat(addresses("a: 192.0.2.1\n      aaaa: '2001:db8::1'", "a: 198.51.100.1").problems())
        .containsExactly(
            "14:5 TARGET_LACKS the target 'standby' has no 'aaaa', which the link"
                + " www.hatch.example (type address) must hold | give all targets the same"
                + " families, because no record is ever removed",
            "22:9 NO_BYPASS www.shop.example can't lead straight to primary, standby, so it is no"
                + " way out when the links below it are lost | give these targets a 'cname:'"
                + " beside their addresses");
  }

  @Test
  void addressLinkWithoutAddresses_isRefused() {
    assertThat(Loading.good().change(HATCH, HATCH + ", type: address").problems())
        .contains(
            "9:5 TARGET_LACKS the target 'primary' has no addresses, which the link"
                + " www.hatch.example (type address) must hold | add 'a:' or 'aaaa:' with its"
                + " addresses, or use another type of link");
  }

  @Test
  void cnameLinkToATargetWithAddressesOnly_isRefused() {
    assertThat(Loading.good().change(STANDBY, "a: 198.51.100.1").problems())
        .contains(
            "13:5 TARGET_LACKS the target 'standby' has no 'cname', which the link"
                + " www.hatch.example (type cname) must hold | add 'cname:', or use 'type:"
                + " address' for the last link");
  }

  @Test
  void addressesAboveAnotherLink_areRefused() {
    assertThat(
            Loading.good()
                .change(
                    "{name: www.shop.example, account: ali}",
                    "{name: www.shop.example, account: ali, type: address}")
                .problems())
        .containsExactly(
            "21:54 LINK_TYPE www.shop.example holds addresses, so it can't lead to the link below"
                + " it | make it the last link, or use 'type: alias' or 'type: cname'");
  }

  @Test
  void unknownTypeOfLink_namesTheNearest() {
    assertThat(Loading.good().change(HATCH, HATCH + ", type: ailas").problems())
        .containsExactly(
            "22:66 BAD_VALUE 'type': 'ailas' is not one of cname, alias, address | did you mean 'alias'?");
  }

  @Test
  void wrongOrDoubleAddresses_areRefused() {
    assertThat(
            addresses("a: [192.0.2.1, 192.0.2.1]", "a: [\"2001:db8::1\", 192.0.2.300]").problems())
        .contains(
            "11:22 DUPLICATE_KEY the address 192.0.2.1 is there twice | remove one of them",
            "15:11 BAD_VALUE 'a[0]': '2001:db8::1' is no IPv4 address | write it as 192.0.2.1",
            "15:26 BAD_VALUE 'a[1]': '192.0.2.300' is no IPv4 address | write it as 192.0.2.1");
  }

  @Test
  void sameAddressesTwice_areOneTarget() {
    assertThat(addresses("a: 192.0.2.1", "a: 192.0.2.1").problems())
        .contains(
            "15:10 SAME_TARGET 'standby' leads to 192.0.2.1, as 'primary' at"
                + " /etc/wayout/wayout.yaml:11 does | give each target a name or addresses of its"
                + " own");
  }

  @Test
  void noAliasAtTheProvider_isRefusedWithItsReason() {
    assertThat(
            Loading.good()
                .change("hatch: {provider: dyn", "hatch: {provider: plain")
                .change(HATCH, HATCH + ", type: alias")
                .problems())
        .containsExactly(
            "22:66 LINK_TYPE the account 'hatch' has no alias records: no such type | use 'type:"
                + " address', or host the zone where 'wayout provider list' shows them");
  }

  private static Loading addresses(String primary, String standby) {
    return Loading.good()
        .change(PRIMARY, primary)
        .change(STANDBY, standby)
        .change(HATCH, HATCH + ", type: address");
  }

  private static Domain domain(Loading loading) {
    return loading.config().topology().domains().get(DnsName.of("www.shop.example"));
  }
}
