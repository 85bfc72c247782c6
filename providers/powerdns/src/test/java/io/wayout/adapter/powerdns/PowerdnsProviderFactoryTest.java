// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.provider.BadSetting;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerdnsProviderFactoryTest {
  private static final DnsName ZONE = DnsName.of("shop.example");

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(ProviderFactory.class))
        .anyMatch(PowerdnsProviderFactory.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8081",
        "ftp://h/api/v1/servers/localhost",
        "http:///api/v1/servers/localhost",
        "http://h:8081",
        "http://h:8081/api/v1/servers",
        "http://user:pass@h/api/v1/servers/localhost",
        "http://h/api/v1/servers/localhost?x=1",
        "http://h/api/v1/servers/localhost#x",
        "http://h h/",
        ""
      })
  void uselessUrl_isRefusedWithTheRemedy(String url) {
    assertThatThrownBy(() -> open(Map.of("url", List.of(url))))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("http://127.0.0.1:8081/api/v1/servers/localhost")
        .hasMessageNotContaining("pass");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8081/api/v1/servers/localhost",
        "https://dns.example/proxy/api/v1/servers/localhost/",
        "http://[::1]:8081/api/v1/servers/localhost"
      })
  void usableUrl_isTaken(String url) {
    try (DnsProvider provider = open(Map.of("url", List.of(url)))) {
      assertThat(provider.nameServers(ZONE)).isEqualTo(new NameServersOutcome.FromDelegation());
    }
  }

  @Test
  void nameServersGiven_areKnown() {
    List<String> texts =
        List.of("ns1.example", "192.0.2.1:5353", "2001:db8::1", "[2001:db8::2]:54");
    try (DnsProvider provider =
        open(Map.of("url", List.of(ScriptedWire.BASE), "name-servers", texts))) {
      assertThat(provider.nameServers(ZONE))
          .isEqualTo(
              new NameServersOutcome.Known(
                  List.of(
                      new NameServer("ns1.example", 53),
                      new NameServer("192.0.2.1", 5353),
                      new NameServer("2001:db8::1", 53),
                      new NameServer("2001:db8::2", 54))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ns1.example:", "ns1:0", "ns1:65536", "ns1:dns", "a b", "[::1"})
  void uselessNameServer_isRefused(String text) {
    Map<String, List<String>> texts =
        Map.of("url", List.of(ScriptedWire.BASE), "name-servers", List.of(text));

    assertThatThrownBy(() -> open(texts))
        .isInstanceOfSatisfying(
            BadSetting.class, flaw -> assertThat(flaw.setting()).isEqualTo("name-servers"));
  }

  @Test
  void settingMissing_isRefused() {
    assertThatThrownBy(() -> open(Map.of())).isInstanceOf(BadSetting.class);
  }

  @Test
  void keyThatCanNotBeReadNow_isDeniedAndNotThrown() {
    Secret gone =
        () -> {
          throw new Secret.Unavailable("the file /run/key is not there");
        };
    try (DnsProvider provider = open(Map.of("url", List.of(ScriptedWire.BASE)), gone)) {
      assertThat(provider.check(List.of()))
          .isEqualTo(
              new CheckOutcome.Failed(new Denied("no API key: the file /run/key is not there")));
    }
  }

  private static DnsProvider open(Map<String, List<String>> texts) {
    return open(texts, () -> ScriptedWire.KEY);
  }

  private static DnsProvider open(Map<String, List<String>> texts, Secret key) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            Map.of("api-key", key),
            InstantSource.system(),
            Duration.ofSeconds(1),
            request -> {
              throw new AssertionError("no request is due: " + request);
            });
    return new PowerdnsProviderFactory().open(context);
  }
}
