// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.provider.BadSetting;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final String STANDARD = "https://api.cloud.example/v4";

  @Test
  void absent_isTheStandard() {
    assertThat(Endpoint.of(context(Map.of()), STANDARD)).isEqualTo(URI.create(STANDARD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.eu.cloud.example",
        "http://127.0.0.1:81",
        "http://[::1]:81",
        "http://localhost"
      })
  void httpsAndLoopback_areTaken(String text) {
    assertThat(endpoint(text + "/")).isEqualTo(URI.create(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.cloud.example",
        "http://127.0.0.1.cloud.example",
        "https://user:pass@api.cloud.example",
        "https://api.cloud.example?x=1",
        "https://api.cloud.example#x",
        "ftp://127.0.0.1",
        "api.cloud.example",
        "https://",
        "https://a b",
        ""
      })
  void anythingElse_isRefusedWithTheRemedy(String text) {
    assertThatThrownBy(() -> endpoint(text))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining(STANDARD)
        .hasMessageNotContaining("pass");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/metadata", "http://127.0.0.1:41741", "http://localhost:1"})
  void hostsOwnService_isNear(String text) {
    assertThat(hostEndpoint(text)).isEqualTo(URI.create(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254",
        "http://192.0.2.1",
        "http://169.254.169.254.cloud.example",
        "http://metadata.cloud.example",
        "169.254.169.254"
      })
  void hostsOwnService_isNeverFar(String text) {
    assertThatThrownBy(() -> hostEndpoint(text))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("http://169.254.169.254/token");
  }

  @Test
  void serviceThatEveryHostKnows_mayBeATestsOnLoopback() {
    String standard = "http://100.100.100.200";

    assertThat(Endpoint.ofTest(context(Map.of()), "m", standard)).isEqualTo(URI.create(standard));
    assertThat(Endpoint.ofTest(context(Map.of("m", List.of("http://[::1]:1/"))), "m", standard))
        .isEqualTo(URI.create("http://[::1]:1"));
    for (String far : List.of("http://192.0.2.1", "https://127.0.0.1", "http://100.100.100.201")) {
      assertThatThrownBy(() -> Endpoint.ofTest(context(Map.of("m", List.of(far))), "m", standard))
          .isInstanceOf(BadSetting.class)
          .hasMessageContaining("leave 'm' out");
    }
  }

  @Test
  void servers_haveAPortOrFiftyThree() {
    List<String> texts =
        List.of("ns1.example", "192.0.2.1:5353", "2001:db8::1", "[2001:db8::2]:54");

    assertThat(ServerList.of(context(Map.of(ServerList.KEY, texts))))
        .containsExactly(
            new NameServer("ns1.example", 53),
            new NameServer("192.0.2.1", 5353),
            new NameServer("2001:db8::1", 53),
            new NameServer("2001:db8::2", 54));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ns1.example:", "ns1:0", "ns1:65536", "ns1:dns", "a b", "[::1"})
  void uselessServer_isRefused(String text) {
    assertThatThrownBy(() -> ServerList.of(context(Map.of(ServerList.KEY, List.of(text)))))
        .isInstanceOf(BadSetting.class);
  }

  private static URI endpoint(String text) {
    return Endpoint.of(context(Map.of(Endpoint.KEY, List.of(text))), STANDARD);
  }

  private static URI hostEndpoint(String text) {
    return Endpoint.ofHost(
        context(Map.of("host", List.of(text))), "host", "http://169.254.169.254/token");
  }

  private static ProviderContext context(Map<String, List<String>> texts) {
    return new ProviderContext(
        "lab",
        texts,
        Map.of(),
        InstantSource.system(),
        Duration.ofSeconds(1),
        request -> {
          throw new AssertionError("no request is due: " + request);
        });
  }
}
