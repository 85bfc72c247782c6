// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.http.Pages.Page;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void pages_areReadInOrder() {
    assertThat(all(n -> Page.numbered(List.of("i" + n), n, n, 3)))
        .isEqualTo(new Reply.Got<>(List.of("i1", "i2", "i3")));
  }

  @Test
  void p13_endlessList_isGarbled() {
    assertGarbled(all(n -> Page.numbered(List.of("i"), n, n, 1_000)), "more than 100 pages");
  }

  @Test
  void p13_cursorThatComesAgain_isGarbled() {
    assertGarbled(
        all(_ -> new Page<>(List.of("i"), Optional.of("1"), OptionalInt.empty())), "circles");
  }

  @Test
  void p13_p25_fewerItemsThanPromised_isGarbled() {
    assertGarbled(
        all(n -> Page.numbered(n < 3 ? List.of("i") : List.of(), n, n, 5)), "2 items of 5");
  }

  @Test
  void failureOfOnePage_isTheListsFailure() {
    Reply<List<String>> reply =
        Pages.all("list", "1", _ -> new Reply.Failed<>(new Unreachable("gone")));

    assertThat(reply).isEqualTo(new Reply.Failed<>(new Unreachable("gone")));
  }

  private static Reply<List<String>> all(Function<Integer, Page<String>> page) {
    return Pages.all("list", "1", n -> new Reply.Got<>(page.apply(Integer.valueOf(n))));
  }

  private static void assertGarbled(Reply<List<String>> reply, String words) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        Garbled.class, why -> assertThat(why.detail()).contains(words)));
  }
}
