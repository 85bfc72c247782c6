// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Loading;
import org.junit.jupiter.api.Test;

/// Checks and witnesses. Each case changes a good file in one place.
class CheckProblemsTest {

  @Test
  void targetWithoutChecks_isRefused() {
    assertThat(
            Loading.good()
                .change(
                    "      cname: shop.lb.example\n      checks: [{http: "
                        + "\"https://shop.example/healthz\", via: target}]",
                    "      cname: shop.lb.example")
                .problems())
        .containsExactly(
            "9:5 NO_CHECKS the target 'primary' has no checks, so nothing can tell that it "
                + "works | add 'checks:' with at least one");
  }

  @Test
  void emptyChecks_areNoChecks() {
    assertThat(
            Loading.good()
                .change(
                    "      cname: shop.lb.example\n      checks: [{http: "
                        + "\"https://shop.example/healthz\", via: target}]",
                    "      cname: shop.lb.example\n      checks: []")
                .problems())
        .containsExactly(
            "12:15 NO_CHECKS the target 'primary' has no checks, so nothing can tell that it "
                + "works | add 'checks:' with at least one");
  }

  @Test
  void n20_autoWithoutWitnesses_warns() {
    assertThat(
            Loading.good()
                .change("  witnesses: [https://www.example.net/204]", "")
                .more("defaults: {policy: {mode: auto}}")
                .problems())
        .containsExactly(
            "24:27 NO_WITNESSES automatic moves (www.shop.example) without witnesses: if this "
                + "host's own network fails, everything looks down | add 'agent: {witnesses: "
                + "[...]}' "
                + "with endpoints at three other vendors");
  }

  @Test
  void o15_checkThatFollowsTheBusinessName_isRefused() {
    assertThat(Loading.good().check("{http: \"https://www.shop.example/healthz\"}").problems())
        .containsExactly(
            "12:16 CHECK_FOLLOWS the check asks www.shop.example, which leads to whatever "
                + "target is live (a link of www.shop.example) | add 'via: target', so that it "
                + "asks "
                + "this target only");
  }

  @Test
  void checkWithoutProbe_isRefused() {
    assertThat(Loading.good().check("{via: target}").problems())
        .containsExactly(
            "12:16 CONFLICTING_KEYS a check needs exactly one of http, tcp, tls, dns, exec | "
                + "add one, as in {tcp: lb.example:443}");
  }

  @Test
  void checkWithTwoProbes_isRefused() {
    assertThat(
            Loading.good()
                .check("{http: \"https://shop.example/healthz\", tcp: \"shop.lb.example:443\"}")
                .problems())
        .containsExactly(
            "12:16 CONFLICTING_KEYS a check needs exactly one of http, tcp, tls, dns, exec | "
                + "keep one of [http, tcp]");
  }

  @Test
  void dnsCheckWithoutServer_isRefused() {
    assertThat(Loading.good().check("{dns: shop.lb.example}").problems())
        .containsExactly(
            "12:16 BAD_VALUE a dns check needs 'server' | add 'server:' with the server to ask");
  }

  @Test
  void portAloneWithoutVia_isRefused() {
    assertThat(Loading.good().check("{tcp: 443}").problems())
        .containsExactly(
            "12:22 BAD_VALUE a port alone needs 'via' | add 'via: target', or write host:port");
  }

  @Test
  void tlsOfAnAddressWithoutServerName_isRefused() {
    assertThat(Loading.good().check("{tls: \"192.0.2.1:443\"}").problems())
        .containsExactly(
            "12:22 BAD_VALUE a tls check of an address needs the name that its certificate is "
                + "for | add 'server-name:'");
  }

  @Test
  void execThroughAShell_isRefused() {
    assertThat(Loading.good().check("{exec: [curl, -f, x]}").problems())
        .containsExactly(
            "12:23 BAD_VALUE 'exec' must start with a program's absolute path | write it as in "
                + "[/usr/local/bin/check, arg]; there is no shell");
  }

  @Test
  void urlWithPassword_isRefusedWithoutShowingIt() {
    assertThat(
            Loading.good()
                .change(
                    "\"https://shop.example/healthz\", via: target}]\n    standby",
                    "\"https://me:s3ntinel@shop.example/healthz\", via: target}]\n    standby")
                .problems())
        .containsExactly(
            "12:23 BAD_VALUE 'http': the URL holds a user name or password | use 'headers' for "
                + "credentials");
  }

  @Test
  void checkRhythmOfASharedPool_isRefused() {
    assertThat(
            Loading.good().change("pool: shop", "pool: shop\n    check: {interval: 1s}").problems())
        .containsExactly(
            "20:5 CONFLICTING_KEYS the checks of a pool are shared, so a domain can't change "
                + "their rhythm | set it in the pool's checks, or give the domain 'targets:' of "
                + "its "
                + "own");
  }

  @Test
  void witnessWithoutPort_isRefused() {
    assertThat(
            Loading.good()
                .change("https://www.example.net/204", "tcp://www.example.net")
                .problems())
        .containsExactly(
            "3:15 BAD_VALUE 'witnesses[0]': the witness has no port | write tcp://host:port");
  }

  @Test
  void witnessOfUnknownScheme_isRefused() {
    assertThat(
            Loading.good()
                .change("https://www.example.net/204", "ftp://www.example.net")
                .problems())
        .containsExactly(
            "3:15 BAD_VALUE 'witnesses[0]': 'ftp://www.example.net' is not a URL that can be "
                + "asked | write it as in https://www.example.net/204");
  }
}
