// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private final Page page = Page.load();

  @Test
  void start_isAskedForAgainAndNamesOnlyWhatIsServedForEver() {
    PageFile start = page.find("/").orElseThrow();

    assertThat(start.cacheControl()).isEqualTo("no-cache");
    assertThat(start.contentType()).isEqualTo("text/html; charset=utf-8");
    List<String> named =
        Pattern.compile("(?:href|src)=\"([^\"]+)\"")
            .matcher(start.text())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(named)
        .hasSizeGreaterThan(30)
        .allSatisfy(address ->
            assertThat(page.find("/" + address).orElseThrow().cacheControl())
                .contains("immutable"));
  }

  @Test
  void otherBuild_isAnsweredAndNotKept() {
    PageFile ours = page.find("/" + anyScript()).orElseThrow();
    PageFile theirs = page.find("/page/older/js/main.js").orElseThrow();

    assertThat(theirs)
        .isEqualTo(new PageFile(ours.contentType(), ours.text(), ours.etag(), "no-store"));
  }

  @Test
  void addressOutsideOfThePage_leadsNowhere() {
    assertThat(
            List.of(
                "/page/x/../http/openapi.json",
                "/page/x/files.txt",
                "/page/x/js",
                "/page/x//js/main.js",
                "/page/x/%2e%2e/main.js",
                "/js/main.js",
                "/api/v1/status",
                ""))
        .allMatch(path -> page.find(path).isEmpty());
  }

  private String anyScript() {
    return Pattern.compile("src=\"([^\"]+main\\.js)\"")
        .matcher(page.find("/").orElseThrow().text())
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElseThrow();
  }
}
