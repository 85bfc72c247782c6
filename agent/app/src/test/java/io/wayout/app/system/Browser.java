// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The real Chromium, headless, as a person with a page open. It can resolve no name and has no
/// proxy, so that only this host can be reached; what it asks for is kept.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int WIDE = 1280;
  private static final int HIGH = 900;

  private final ChromeDriver driver;
  private final List<String> requests = new ArrayList<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// Where Debian's packages put both programs; empty if one of them is missing.
  static Optional<Browser> open() {
    Optional<File> browser = program("chromium");
    Optional<File> control = program("chromedriver");
    return browser.isEmpty() || control.isEmpty()
        ? Optional.empty()
        : Optional.of(new Browser(start(browser.get(), control.get())));
  }

  private static ChromeDriver start(File browser, File control) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--no-proxy-server",
        "--lang=en-US",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=" + WIDE + "," + HIGH);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(control).usingAnyFreePort().build();
    return new ChromeDriver(service, options);
  }

  private static Optional<File> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }

  void go(String url) {
    driver.get(url);
  }

  /// Opens a view of the page that is open, such as `#/vendors`, and waits for what it shows.
  void view(String hash, String css) {
    driver.executeScript("location.hash = arguments[0]", hash);
    await(css);
  }

  /// Waits until something is there.
  WebElement await(String css) {
    return Awaitility.await(css)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> find(css).stream().findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /// Waits until a text is somewhere in what is found.
  void await(String css, String text) {
    Awaitility.await(css + ": " + text)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> text(css).contains(text));
  }

  List<WebElement> find(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /// The text of the first that is found; empty if there is none. Read in one go, as the page may
  /// be redrawn at any time.
  String text(String css) {
    return String.valueOf(
        driver.executeScript(
            "return document.querySelector(arguments[0])?.textContent ?? ''", css));
  }

  boolean isDisabled(String css) {
    return Boolean.TRUE.equals(
        driver.executeScript("return document.querySelector(arguments[0]).disabled", css));
  }

  void click(String css) {
    await(css);
    driver.executeScript("document.querySelector(arguments[0]).click()", css);
  }

  /// Types into what has the focus.
  void type(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /// Presses Tab until the focus is where it should be.
  void tabTo(String css) {
    for (int i = 0; i < 60; i++) {
      type(Keys.TAB);
      if (Boolean.TRUE.equals(
          driver.executeScript("return document.activeElement.matches(arguments[0])", css))) {
        return;
      }
    }
    throw new AssertionError("Tab never reaches " + css);
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /// The size of the screen; a phone's has touch and no scroll bars.
  void screen(int width, int height) {
    boolean isPhone = width < 500;
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
  }

  void wide() {
    screen(WIDE, HIGH);
  }

  /// What the system prefers: `dark` or `light`.
  void prefers(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /// Every rule that the page as it is now breaks, with the first element that does.
  @SuppressWarnings("unchecked") // what a script returns has no type
  List<String> axe() {
    if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(axeScript());
    }
    return (List<String>)
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const text = v => `${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`;
            axe.run(document, {resultTypes: ['violations']}).then(
              found => done(found.violations.map(text)), failed => done([String(failed)]));
            """);
  }

  private static String axeScript() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Warnings and errors since the last call, violations of the Content-Security-Policy among them.
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
        .map(line -> line.getMessage())
        .toList();
  }

  /// Every address that was asked for so far, other than the agent's own.
  List<String> strangers(String own) {
    driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(line -> line.getMessage())
        .filter(line -> line.contains("\"Network.requestWillBeSent\""))
        .map(line -> line.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]+)\".*", "$1"))
        .forEach(requests::add);
    return requests.stream()
        .filter(url ->
            !url.startsWith("data:") && !url.startsWith("chrome:") && !url.startsWith("about:"))
        .filter(url -> !own.equals(origin(url)))
        .toList();
  }

  int requestCount() {
    return requests.size();
  }

  private static String origin(String url) {
    URI uri = URI.create(url.replaceAll("[^\\x21-\\x7e]", ""));
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  void picture(Path file) {
    try {
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void forget() {
    driver.manage().deleteAllCookies();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
