// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Loading;
import org.junit.jupiter.api.Test;

/// Domains, links and targets. Each case changes a good file in one place.
class ChainProblemsTest {

  @Test
  void unknownAccount_suggestsTheNearest() {
    assertThat(Loading.good().change("account: hatch, ttl", "account: hatsch, ttl").problems())
        .containsExactly("22:44 UNKNOWN_ACCOUNT unknown account 'hatsch' | did you mean 'hatch'?");
  }

  @Test
  void unknownPool_suggestsTheNearest() {
    assertThat(Loading.good().change("pool: shop", "pool: shopp").problems())
        .containsExactly("19:11 UNKNOWN_POOL unknown pool 'shopp' | did you mean 'shop'?");
  }

  @Test
  void linkWithoutAccount_isRefused() {
    assertThat(
            Loading.good()
                .change("{name: www.shop.example, account: ali}", "{name: www.shop.example}")
                .problems())
        .containsExactly(
            "21:9 MISSING_KEY the link has no account | add 'account:' with the account that "
                + "hosts its zone");
  }

  @Test
  void accountAndAccounts_excludeEachOther() {
    assertThat(Loading.good().change("account: ali}", "account: ali, accounts: [ali]}").problems())
        .containsExactly(
            "21:58 CONFLICTING_KEYS 'account' and 'accounts' exclude each other | keep one of "
                + "them");
  }

  @Test
  void sameAccountTwiceInMirroredLink_isRefused() {
    assertThat(Loading.good().change("account: ali}", "accounts: [ali, ali]}").problems())
        .containsExactly(
            "21:50 DUPLICATE_KEY the account 'ali' is there twice | remove one of them");
  }

  @Test
  void noLinks_isRefused() {
    assertThat(
            Loading.good()
                .change(
                    "  links:\n      - {name: www.shop.example, account: ali}\n      - {name: "
                        + "www.hatch.example, account: hatch, ttl: 30}",
                    "  links: []")
                .problems())
        .containsExactly(
            "20:12 NO_LINKS the domain www.shop.example has no links, so there is nothing to "
                + "write | add 'links:' with {name: www.shop.example, account: …}");
  }

  @Test
  void firstLinkElsewhere_isRefused() {
    assertThat(
            Loading.good()
                .change(
                    "- {name: www.shop.example, account: ali}\n      - {name: www.hatch.example, "
                        + "account: hatch, ttl: 30}",
                    "- {name: www.hatch.example, account: hatch, ttl: 30}")
                .problems())
        .containsExactly(
            "21:16 FIRST_LINK the first link is www.hatch.example, but users resolve "
                + "www.shop.example | make www.shop.example the first link");
  }

  @Test
  void apexByExplicitZone_isRefused() {
    assertThat(
            Loading.good()
                .change(
                    "{name: www.hatch.example, account: hatch, ttl: 30}",
                    "{name: hatch.example, zone: hatch.example, account: hatch, ttl: 30}")
                .problems())
        .containsExactly(
            "22:16 APEX_CNAME hatch.example is the apex of its zone, and an apex can't hold a "
                + "CNAME (RFC 1034 §3.6.2) | add 'type: alias' or 'type: address', or use a name"
                + " below it such as www.hatch.example");
  }

  @Test
  void apexByZonesOfTheAccount_isRefused() {
    assertThat(
            Loading.good()
                .change(
                    "provider: dyn, vendor: hatch,",
                    "provider: dyn, vendor: hatch, zones: [www.hatch.example, hatch.example],")
                .problems())
        .containsExactly(
            "22:16 APEX_CNAME www.hatch.example is the apex of its zone, and an apex can't "
                + "hold a CNAME (RFC 1034 §3.6.2) | add 'type: alias' or 'type: address', or use a "
                + "name below it such as www.www.hatch.example");
  }

  @Test
  void linkOutsideItsZone_isRefused() {
    assertThat(
            Loading.good()
                .change("account: hatch, ttl: 30", "account: hatch, ttl: 30, zone: other.example")
                .problems())
        .containsExactly(
            "22:66 OUTSIDE_ZONE the link www.hatch.example is not within the zone "
                + "other.example | name the zone that holds the record");
  }

  @Test
  void linkTwiceInOneChain_isALoop() {
    assertThat(
            Loading.good()
                .change("{name: www.hatch.example, account", "{name: WWW.shop.example., account")
                .problems())
        .containsExactly(
            "22:16 CNAME_LOOP the chain leads back to www.shop.example, its link at "
                + "/etc/wayout/wayout.yaml:21 | give each link a record of its own");
  }

  @Test
  void targetThatIsALink_isALoop() {
    assertThat(
            Loading.good().change("cname: shop.clb.example", "cname: www.hatch.example").problems())
        .containsExactly(
            "15:14 CNAME_LOOP the target 'standby' leads back to www.hatch.example, a link of "
                + "www.shop.example at /etc/wayout/wayout.yaml:22 | name the place where the "
                + "service "
                + "runs");
  }

  @Test
  void recordOfAnotherDomain_namesBothPlaces() {
    assertThat(
            Loading.good()
                .more(
                    "  api.shop.example:\n    pool: shop\n    links: [{name: api.shop.example, "
                        + "account: ali}, {name: www.hatch.example, account: hatch}]")
                .problems())
        .containsExactly(
            "26:60 RECORD_TAKEN the record www.hatch.example belongs to the domain "
                + "www.shop.example already, at /etc/wayout/wayout.yaml:22 | give each link a "
                + "record "
                + "of its own");
  }

  @Test
  void h15_sameDomainInOtherLetters_isADuplicate() {
    assertThat(
            Loading.good()
                .more(
                    "  WWW.Shop.example.:\n    pool: shop\n    links: [{name: www.shop.example, "
                        + "account: ali}]")
                .problems())
        .containsExactly(
            "24:3 DUPLICATE_KEY the domain www.shop.example is there twice, first at "
                + "/etc/wayout/wayout.yaml:18 | remove one of them");
  }

  @Test
  void ttlAboveFiveMinutes_warns() {
    assertThat(
            Loading.good().change("account: hatch, ttl: 30", "account: hatch, ttl: 301").problems())
        .containsExactly(
            "22:56 TTL_LARGE with a TTL of 301 s, users stay on the old answer that long after "
                + "a move | use 300 or less; 60 is usual");
  }

  @Test
  void p21_ttlBelowTheProvidersMinimum_isRefused() {
    assertThat(
            Loading.good().change("account: hatch, ttl: 30", "account: hatch, ttl: 9").problems())
        .containsExactly(
            "22:56 TTL_TOO_SMALL a TTL of 9 s is below the 10 s that the account 'hatch' takes "
                + "| write 10 or more");
  }

  @Test
  void defaultTtlBelowTheProvidersMinimum_isRefused() {
    assertThat(
            Loading.good()
                .change("provider: dyn, vendor: alibaba", "provider: slow, vendor: alibaba")
                .problems())
        .containsExactly(
            "21:9 TTL_TOO_SMALL a TTL of 60 s is below the 600 s that the account 'ali' takes "
                + "| write 600 or more");
  }

  @Test
  void noTargets_isRefused() {
    assertThat(Loading.good().change("    pool: shop\n    links", "    links").problems())
        .containsExactly(
            "18:3 NO_TARGETS the domain www.shop.example has no targets | add 'pool:' or "
                + "'targets:'");
  }

  @Test
  void poolAndTargets_excludeEachOther() {
    assertThat(
            Loading.good()
                .change(
                    "    pool: shop\n    links",
                    "    pool: shop\n    targets: {one: {vendor: x, cname: x.example, checks: "
                        + "[{tcp: "
                        + "\"x.example:1\"}]}, two: {vendor: y, cname: y.example, checks: [{tcp: "
                        + "\"y.example:1\"}]}}\n    links")
                .problems())
        .containsExactly(
            "20:14 CONFLICTING_KEYS 'pool' and 'targets' exclude each other | keep one of them");
  }

  @Test
  void emptyPool_hasNoTargets() {
    assertThat(Loading.good().more("pools2: {}").change("pools:", "pools:\n  none: {}").problems())
        .containsExactly(
            "8:3 NO_TARGETS 'none' has no targets | add a target at another vendor",
            "25:1 UNKNOWN_KEY unknown key 'pools2' | did you mean 'pools'?");
  }

  @Test
  void singleTarget_warns() {
    assertThat(
            Loading.good()
                .change(
                    "    standby:\n      vendor: tencent\n      cname: shop.clb.example\n      "
                        + "checks: "
                        + "[{http: \"https://shop.example/healthz\", via: target}]",
                    "")
                .problems())
        .containsExactly(
            "8:3 ONE_TARGET 'shop' has a single target, so there is nothing to move to | add a "
                + "target at another vendor");
  }

  @Test
  void targetWithoutCname_isRefused() {
    assertThat(Loading.good().change("      cname: shop.lb.example", "").problems())
        .containsExactly(
            "9:5 MISSING_KEY the target 'primary' leads nowhere: 'cname' is missing | add "
                + "'cname:' with the name that its vendor gave you, or 'a:' and 'aaaa:' addresses");
  }

  @Test
  void equalTargets_areRefused() {
    assertThat(
            Loading.good().change("cname: shop.clb.example", "cname: Shop.LB.example.").problems())
        .containsExactly(
            "15:14 SAME_TARGET 'standby' leads to shop.lb.example, as 'primary' at "
                + "/etc/wayout/wayout.yaml:11 does | give each target a name or addresses of its own");
  }

  @Test
  void targetsOfOneVendor_warn() {
    assertThat(Loading.good().change("vendor: tencent", "vendor: alibaba").problems())
        .containsExactly(
            "8:3 ONE_VENDOR_TARGETS all targets of 'shop' are at the vendor 'alibaba' | put "
                + "the standby at another vendor, or one outage takes both");
  }

  @Test
  void linksOfOneVendor_warn() {
    assertThat(
            Loading.good()
                .change("provider: dyn, vendor: hatch", "provider: dyn, vendor: alibaba")
                .problems())
        .containsExactly(
            "22:9 ONE_VENDOR_LINKS all links of www.shop.example are in the hands of the "
                + "vendor 'alibaba' | host one of them at another vendor, or its outage locks them "
                + "all");
  }

  @Test
  void optionOfAnotherProbe_isRefused() {
    assertThat(Loading.good().check("{tcp: \"shop.lb.example:443\", method: HEAD}").problems())
        .containsExactly(
            "12:45 CONFLICTING_KEYS 'method' does not belong to a check with 'tcp' | remove it");
  }

  @Test
  void poolNamedLikeADomain_isRefusedBesideOwnTargets() {
    assertThat(
            Loading.good()
                .change("pools:\n  shop:", "pools:\n  www.shop.example: &t")
                .change("    pool: shop", "    targets: *t")
                .problems())
        .containsExactly(
            "8:21 DUPLICATE_KEY a pool is named www.shop.example too, at "
                + "/etc/wayout/wayout.yaml:8 | give the pool another name");
  }
}
