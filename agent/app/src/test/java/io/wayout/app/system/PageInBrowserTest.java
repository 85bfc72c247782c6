// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wayout.app.json.Json;
import io.wayout.testkit.server.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The page of the real daemon in the real Chromium. One world for all; each test has domains of
/// its own.
@TestInstance(Lifecycle.PER_CLASS)
final class PageInBrowserTest {
  private static final int PHONE = 360;
  private static final Map<String, String> VIEWS =
      Map.of(
          "#/domains", ".row .chain .target.current",
          "#/domains/pay.shop.example", ".chain.large .target.current",
          "#/vendors", ".card .outcomes",
          "#/escape", ".heat .sign",
          "#/moves", "main h1",
          "#/events", ".journal li",
          "#/runbooks", ".shelf .card");

  private PageWorld world;
  private AgentProcess agent;
  private Browser browser;
  private Operator operator;
  private Path config;
  private Path log;
  private String own;

  @BeforeAll
  void open(@TempDir Path folder) {
    Optional<Browser> found = Browser.open();
    boolean isRequired = Boolean.getBoolean("wayout.require.servers");
    assumeTrue(isRequired || found.isPresent(), "chromium and chromedriver are not installed");
    browser = found.orElseThrow(() -> new AssertionError("chromium or chromedriver is missing"));
    world = new PageWorld(folder, 30);
    own = "http://127.0.0.1:" + Ports.unused().getPort();
    config = world.config("listen: \"" + own.substring("http://".length()) + "\"");
    log = folder.resolve("agent.log");
    agent = AgentProcess.start(config, log).awaitReady(world.socket());
    operator = new Operator(world.socket());
    Operator.await("all is well", () -> count("UP") == 35);
    signIn("admin");
  }

  private void signIn(String role) {
    browser.forget();
    browser.go("about:blank");
    browser.go(operator.post("/session/code", "{'role':'" + role + "'}").text("url"));
    browser.await(".row .chain .target.current");
  }

  private long count(String health) {
    return operator.get("/status").list("domains").stream()
        .filter(d -> d.text("health").equals(health))
        .count();
  }

  @AfterAll
  void close() throws Exception {
    for (AutoCloseable part : new AutoCloseable[] {browser, agent, world}) {
      if (part != null) {
        part.close();
      }
    }
  }

  @BeforeEach
  void atHome() {
    browser.wide();
    browser.prefers("light");
    if (!browser.find("dialog").isEmpty()) {
      browser.run("document.querySelector('dialog').close()");
    }
    browser.view("#/domains", ".row .chain .target.current");
  }

  /// Whatever a test does, the page stays silent and asks nobody else.
  @AfterEach
  void isQuiet() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.strangers(own)).isEmpty();
    assertThat(browser.requestCount()).isPositive();
  }

  @Test
  void everyView_isAccessibleInBothThemesAndLanguages() {
    isAccessible("en", "light");
    browser.click("[data-act=language]");
    browser.await("[data-act=language][lang=en]");
    isAccessible("zh-CN", "dark");
    browser.click("[data-act=language]");
    browser.await("[data-act=language][lang=zh-CN]");
  }

  private void isAccessible(String language, String scheme) {
    browser.prefers(scheme);
    assertThat(browser.run("return document.documentElement.lang")).isEqualTo(language);
    VIEWS.forEach((hash, css) -> {
      browser.view(hash, css);
      assertThat(browser.axe()).as(hash + " " + scheme + " " + language).isEmpty();
    });
  }

  @Test
  void phone_needsNoScrollingSideways() {
    browser.screen(PHONE, 740);
    VIEWS.forEach((hash, css) -> {
      browser.view(hash, css);
      assertThat(browser.run("return document.documentElement.scrollWidth"))
          .as(hash)
          .isEqualTo(360L);
    });
    browser.view("#/domains", ".row .chain .target.current");
    assertThat(browser.axe()).isEmpty();
  }

  @Test
  void domains_showChainVendorsPlanesAndTargets() {
    browser.await(".row[data-name='pay.shop.example'] .chain");

    assertThat(browser.text(".row[data-name='pay.shop.example'] .chain"))
        .contains("alder", "birch", "cedar", "primary", "standby", "birch takes changes");
    assertThat(browser.find(".row").size()).as("only what can be seen").isLessThan(35);
  }

  @Test
  void change_showsWithoutReload() {
    browser.run("window.mark = 'still the same page'");
    operator.post("/freeze", "{'domain':'shop-0001.shop.example','reason':'release day'}");
    browser.await(".row[data-name='shop-0001.shop.example'] .tags", "frozen");

    world.origins.get("reserve").refuse();
    browser.await(".row[data-name='api.shop.example'] .target.other.bad");
    world.origins.get("reserve").heal();
    browser.await(".row[data-name='api.shop.example'] .target.other:nth-child(2).ok");

    assertThat(browser.run("return window.mark")).isEqualTo("still the same page");
  }

  @Test
  void switch_movesTheRecordOnceTheNameIsTyped() {
    browser.click("[data-act=switch][data-domain='m.shop.example']");
    browser.await("dialog .steps", "primary.cloud.example");
    assertThat(browser.text("dialog .steps")).contains("m.hatch.example", "standby.cloud.example");
    assertThat(browser.text("dialog .drain")).contains("30 s");
    browser.await("dialog [name=typed]").sendKeys("n.shop.example");
    assertThat(browser.isDisabled("dialog [data-go]")).isTrue();
    assertThat(browser.axe()).isEmpty();

    browser.await("dialog [name=typed]").clear();
    browser.await("dialog [name=reason]").sendKeys("cloud-a is slow");
    browser.await("dialog [name=typed]").sendKeys("m.shop.example");
    assertThat(browser.isDisabled("dialog [data-go]")).isFalse();
    browser.click("dialog [data-go]");

    browser.await("dialog [data-follow]", "Every authoritative server answers");
    assertThat(world.lower("m")).isEqualTo("standby");
    browser.click("dialog [data-close]");
    browser.await(".row[data-name='m.shop.example'] .target.current", "standby");
    Json move = operator.get("/switchovers/m.shop.example%231").get("switchover");
    assertThat(move.text("reason")).isEqualTo("cloud-a is slow");
    browser.view("#/moves/m.shop.example%231", ".timeline li");
    assertThat(browser.text(".timeline")).contains("sent", "accepted", "served");
  }

  @Test
  void refusedMove_saysWhyAndWhatHelps() {
    world.origins.get("reserve").refuse();
    browser.await(".row[data-name='api.shop.example'] .target.other.bad");
    browser.click("[data-act=switch][data-domain='api.shop.example']");
    browser.click("dialog [name=target][value=reserve]");
    browser.await("dialog .refused", "reserve");
    browser.await("dialog [name=typed]").sendKeys("api.shop.example");

    assertThat(browser.text("dialog .refused")).contains("What helps");
    assertThat(browser.isDisabled("dialog [data-go]")).isTrue();
    world.origins.get("reserve").heal();
  }

  @Test
  void worldThatChangedMeanwhile_isShownAnewInsteadOfWritten() {
    String domain = "shop-0003.shop.example";
    browser.click("[data-act=switch][data-domain='" + domain + "']");
    browser.await("dialog .steps", "standby.cloud.example");
    operator.post("/switch", "{'domains':['" + domain + "'],'target':'standby','reason':'x'}");
    browser.await("dialog [name=typed]").sendKeys(domain);
    browser.click("dialog [data-go]");

    browser.await("dialog .confirm .refused", "What helps");
    browser.await("dialog .preview", "at standby already");
    assertThat(browser.isDisabled("dialog [data-go]")).isTrue();
    assertThat(browser.complaints()).hasSize(1).allMatch(line -> line.contains("409"));
  }

  @Test
  void keyboardAlone_findsAndSwitches() {
    browser.type("/");
    browser.type("img.shop");
    browser.tabTo(".row a");
    browser.type("s");
    browser.await("dialog .steps", "img.shop.example");
    browser.tabTo("dialog [name=typed]");
    browser.type("img.shop.example", Keys.ENTER);
    browser.await("dialog [data-follow]", "Every authoritative server answers");
    browser.type(Keys.ESCAPE);

    assertThat(world.upper("img")).isEqualTo("standby");
    assertThat(browser.find("dialog")).isEmpty();
    browser.run("document.activeElement.blur()");
    browser.type("?");
    browser.await("dialog kbd");
  }

  @Test
  void escapeCell_tellsTheReasonAndTheChangeThatMends() {
    browser.view("#/escape", ".heat .sign.stuck");
    browser.click(".heat .sign.stuck:not(.question)");

    browser.await("aside.detail.stuck", "name servers");
    assertThat(browser.text("aside.detail"))
        .contains("host the zone shop.example at another vendor");
    assertThat(browser.text(".legend")).contains("has a way out", "stuck", "unaffected");
  }

  @Test
  void runbook_isRehearsedThenStartedOnceItsNameIsTyped() {
    browser.view("#/runbooks", "[data-act=runbook][data-name=release-day]");
    browser.click("[data-act=runbook][data-name=release-day]");
    browser.await("dialog [name=domain]").sendKeys("shop-0005.shop.example");
    browser.await("dialog [name=typed]").sendKeys("release-day");
    assertThat(browser.isDisabled("dialog .primary")).as("not rehearsed yet").isTrue();
    browser.click("dialog [data-rehearse]");
    browser.await("dialog .steps", "hands off");
    assertThat(browser.axe()).isEmpty();
    browser.click("dialog .primary");

    browser.await("main .journal .ok", "hands off");
    assertThat(operator.get("/domains/shop-0005.shop.example").isTrue("isFrozen")).isTrue();
    assertThat(browser.axe()).isEmpty();
  }

  @Test
  void agentThatIsGone_isToldAndComesBack() {
    agent.kill();
    browser.await(".pulse", "reconnecting");
    agent = AgentProcess.start(config, log).awaitReady(world.socket());
    signIn("admin");
    browser.await(".pulse", "live");

    assertThat(browser.complaints())
        .isNotEmpty()
        .allMatch(line -> line.contains("net::ERR_") || line.contains("401"));
  }

  @Test
  void stranger_seesNothingButTheDoor() {
    browser.forget();
    browser.go(own + "/#/vendors");
    browser.await(".door input[type=password]");
    assertThat(browser.text("body")).doesNotContain("alder", "shop.example");
    assertThat(browser.axe()).isEmpty();
    browser.await(".door input").sendKeys("wrong");
    browser.click(".door .button");
    browser.await(".door .refused");
    assertThat(browser.complaints()).isNotEmpty().allMatch(line -> line.contains("401"));

    signIn("viewer");
    assertThat(browser.find("[data-act=switch]")).isNotEmpty().noneMatch(b -> b.isDisplayed());
    signIn("admin");
  }
}
