// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Loading;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is wrong with a file before anything is looked up. Each case changes one line of a good
/// file; places are those of the changed line.
class ShapeProblemsTest {

  @Test
  void duplicateKey_namesBothPlaces() {
    assertThat(Loading.of(Loading.GOOD + "agent: {id: edge-2}\n").problems())
        .containsExactly(
            "24:1 DUPLICATE_KEY 'agent' is there twice, first at /etc/wayout/wayout.yaml:1"
                + " | remove one of them");
  }

  @Test
  void unknownKey_suggestsTheNearest() {
    assertThat(changed("ttl: 30", "tll: 30"))
        .containsExactly("22:51 UNKNOWN_KEY unknown key 'tll' | did you mean 'ttl'?");
  }

  @Test
  void unknownKeyLikeNone_listsWhatThereIs() {
    assertThat(changed("ttl: 30", "weight: 30"))
        .containsExactly(
            "22:51 UNKNOWN_KEY unknown key 'weight' | known here: name, type, account,"
                + " accounts, ttl, zone");
  }

  @Test
  void unknownRootKey_suggestsTheNearest() {
    assertThat(changed("pools:", "pool:"))
        .contains("7:1 UNKNOWN_KEY unknown key 'pool' | did you mean 'pools'?");
  }

  @Test
  void durationWithoutUnit_asksForIt() {
    assertThat(with("defaults: {check: {interval: 10}}"))
        .containsExactly(
            "24:30 BAD_VALUE 'interval': '10' is not a duration | add the unit: ms, s, m, h or d,"
                + " as in 10s");
  }

  @Test
  void durationInWords_showsHow() {
    assertThat(with("defaults: {policy: {block: one hour}}"))
        .containsExactly(
            "24:28 BAD_VALUE 'block': 'one hour' is not a duration | write a number and a unit"
                + " (ms, s, m, h, d), as in 10s or 1m30s");
  }

  @Test
  void durationOutOfRange_namesTheRange() {
    assertThat(with("defaults: {check: {interval: 2h}}"))
        .containsExactly("24:30 BAD_VALUE 'interval': '2h' is out of range | use 100ms to 1h");
  }

  @Test
  void numberOutOfRange_namesTheRange() {
    assertThat(with("defaults: {check: {fall: 0}}"))
        .containsExactly(
            "24:26 BAD_VALUE 'fall': '0' is not a whole number from 1 to 100 | write a whole"
                + " number from 1 to 100");
  }

  @Test
  void listWhereTextBelongs_saysWhatMustBe() {
    assertThat(changed("pool: shop", "pool: [shop]"))
        .contains(
            "19:11 WRONG_TYPE 'pool' is a list where it must be a name of letters, digits, '-',"
                + " '_' and '.' | write a name of letters, digits, '-', '_' and '.'");
  }

  @Test
  void textWhereMappingBelongs_saysWhatMustBe() {
    assertThat(with("safety: careful"))
        .containsExactly(
            "24:9 WRONG_TYPE 'safety' is a text where it must be a mapping with the keys"
                + " blast-radius, canary, order, live-drills, quorum | write a mapping with the keys"
                + " blast-radius, canary, order, live-drills, quorum");
  }

  @Test
  void keyWithoutValue_isNoValue() {
    assertThat(changed("pool: shop", "pool:"))
        .contains(
            "19:10 WRONG_TYPE 'pool' has no value | write a name of letters, digits, '-', '_' and"
                + " '.', or remove the key");
  }

  @Test
  void sectionWithoutEntries_isEmpty() {
    assertThat(Loading.of("accounts:\npools:\n# nothing yet\ndomains:\n").problems()).isEmpty();
  }

  @Test
  void missingKey_saysWhatToAdd() {
    assertThat(changed("{name: www.hatch.example, account", "{account"))
        .containsExactly(
            "22:9 MISSING_KEY 'name' is missing | add 'name:' with a domain name such as"
                + " www.shop.example");
  }

  @Test
  void h15_badDomainName_namesTheFlaw() {
    assertThat(changed("cname: shop.lb.example", "cname: shop..example"))
        .containsExactly(
            "11:14 BAD_VALUE 'cname': 'shop..example' is not a domain name: Empty label is not a"
                + " legal name | write a domain name such as www.shop.example");
  }

  @Test
  void unknownMode_suggestsTheNearest() {
    assertThat(with("defaults: {policy: {mode: automatic}}"))
        .containsExactly(
            "24:27 BAD_VALUE 'mode': 'automatic' is not one of manual, advise, auto | known here:"
                + " manual, advise, auto");
  }

  @Test
  void blastRadiusWithoutPercent_asksForIt() {
    assertThat(with("safety: {blast-radius: 30}"))
        .containsExactly(
            "24:24 BAD_VALUE 'blast-radius': '30' is not a percentage from 1% to 100% | write it"
                + " with '%', as in 30%");
  }

  @Test
  void badStatusAndExpression_areBothReported() {
    assertThat(
            changed(
                "cname: shop.lb.example\n      checks: [{http: \"https://shop.example/healthz\",",
                "cname: shop.lb.example\n      checks: [{http: \"https://shop.example/healthz\","
                    + " expect: {status: [20x], body: \"a(\"},"))
        .containsExactly(
            "12:73 BAD_VALUE 'status[0]': '20x' is not an HTTP status | write a status such as "
                + "200, 2xx or"
                + " 301-302",
            "12:85 BAD_VALUE 'body': 'a(' is not a regular expression: Unclosed group | mend it"
                + " near character 3");
  }

  @Test
  void keysOfLaterVersions_areRefusedNotIgnored() {
    assertThat(with("cluster: {}\nsafety: {on-control-plane-loss: hold}"))
        .containsExactly(
            "24:1 NOT_SUPPORTED 'cluster' is not supported in this version | remove it; this"
                + " version does without; run one agent",
            "25:10 NOT_SUPPORTED 'on-control-plane-loss' is not supported in this version | write"
                + " it in defaults.policy, or in a domain's policy");
  }

  @Test
  void apiBeyondLoopback_needsTls() {
    assertThat(changed("id: edge-1", "admin: {listen: \"0.0.0.0:8353\"}"))
        .containsExactly(
            "2:19 OPEN_DOOR the API can't listen at 0.0.0.0:8353 without TLS: it is beyond this"
                + " host | give agent.admin.tls, or use 127.0.0.1 or [::1] and a tunnel");
    assertThat(changed("id: edge-1", "admin: {tls: {certificate: a, key: b}}"))
        .containsExactly(
            "2:16 MISSING_KEY there is TLS, but no address to use it at | add listen, such as"
                + " 0.0.0.0:8353, or remove tls");
    String whole =
        "admin: {listen: \"0.0.0.0:8353\", tls: {certificate: a, key: b}, hosts: [w.example]}";
    assertThat(changed("id: edge-1", whole)).isEmpty();
  }

  @Test
  void everythingAtOnce_inReadingOrder() {
    String text =
        Loading.GOOD
            .replace("id: edge-1", "idd: edge-1")
            .replace("provider: dyn, vendor: alibaba", "provider: dym, vendor: alibaba")
            .replace("cname: shop.clb.example", "cname: shop.lb.example")
            .replace("ttl: 30", "ttl: 3000")
            .replace("account: ali}", "account: alii}");

    assertThat(Loading.of(text).problems())
        .containsExactly(
            "2:3 UNKNOWN_KEY unknown key 'idd' | did you mean 'id'?",
            "5:19 UNKNOWN_PROVIDER unknown provider 'dym' | did you mean 'dyn'?",
            "15:14 SAME_TARGET 'standby' leads to shop.lb.example, as 'primary' at"
                + " /etc/wayout/wayout.yaml:11 does | give each target a name or addresses of its own",
            "21:43 UNKNOWN_ACCOUNT unknown account 'alii' | did you mean 'ali'?",
            "22:56 TTL_LARGE with a TTL of 3000 s, users stay on the old answer that long after a"
                + " move | use 300 or less; 60 is usual");
  }

  private static List<String> changed(String from, String to) {
    return Loading.good().change(from, to).problems();
  }

  private static List<String> with(String more) {
    return Loading.good().more(more).problems();
  }
}
