// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialChoiceTest {
  @Test
  void noChoice_isTheFirstWay() {
    assertThat(way(Map.of(), Map.of("key", () -> "x"))).isEqualTo("static");
    assertThat(way(Map.of("credentials", List.of("role")), Map.of())).isEqualTo("role");
  }

  @Test
  void unknownWay_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> way(Map.of("credentials", List.of("magic")), Map.of()))
        .isInstanceOf(BadSetting.class)
        .hasMessage("'magic' is no way to get keys; write one of static, role");
  }

  @Test
  void settingOfAnotherWay_isRefused() {
    assertThatThrownBy(() -> way(Map.of("credentials", List.of("role")), Map.of("key", () -> "x")))
        .isInstanceOf(BadSetting.class)
        .hasMessage("'key' belongs to 'credentials: static', and this account has 'role'");
    assertThatThrownBy(() -> way(Map.of("role-name", List.of("r")), Map.of()))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("credentials: role");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "../x", "", "röle", "a/b", "a?b"})
  void oddRole_isRefused(String role) {
    assertThatThrownBy(
            () -> CredentialChoice.roleName(context(Map.of("role-name", List.of(role)), Map.of())))
        .isInstanceOf(BadSetting.class);
  }

  private static String way(Map<String, List<String>> texts, Map<String, Secret> secrets) {
    SequencedMap<String, Set<String>> ways = new LinkedHashMap<>();
    ways.put("static", Set.of("key"));
    ways.put("role", Set.of("role-name"));
    return CredentialChoice.of(context(texts, secrets), ways);
  }

  private static ProviderContext context(
      Map<String, List<String>> texts, Map<String, Secret> secrets) {
    return new ProviderContext(
        "lab",
        texts,
        secrets,
        InstantSource.system(),
        Duration.ofSeconds(1),
        request -> {
          throw new AssertionError("no request is due: " + request);
        });
  }
}
