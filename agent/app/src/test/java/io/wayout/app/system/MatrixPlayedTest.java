// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.dns.DnsName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The escape matrix tells the truth: what `wayout audit` says of an outage before it happens is
/// what then happens, cell by cell, each in a world of its own (I40). Every cell of a single vendor
/// and the pairs that teach most; `-Dwayout.pairs=all` plays every pair.
@Execution(ExecutionMode.CONCURRENT)
final class MatrixPlayedTest {
  private static final int AT_ONCE = 3;
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final List<String> PLAYED =
      List.of("vendor-a", "vendor-b", "vendor-c", "vendor-d");
  private static final List<String> PAIRS =
      List.of(
          "vendor-a control + vendor-b control",
          "vendor-a control + vendor-c targets",
          "vendor-b control + vendor-c targets",
          "vendor-c targets + vendor-d targets");

  @TempDir Path folder;

  /// One cell, and what fails in it.
  private record Cell(Json form, Map<String, String> lost) {
    String name() {
      return form.text("outage");
    }

    boolean is(String fate) {
      return form.text("fate").equals(fate);
    }

    String text() {
      String links = is("moves") ? " by link " + link() + " to " + form.text("target") : "";
      return form.text("fate")
          + links
          + (form.isTrue("isQuestion") ? " (if its target fails)" : "");
    }

    int link() {
      return Integer.parseInt(form.texts("links").getFirst());
    }

    boolean takes(String vendor, String plane) {
      String what = lost.getOrDefault(vendor, "nothing");
      return what.equals(plane) || what.equals("everything");
    }
  }

  @Test
  void eachOutage_endsAsTheMatrixSaid() throws Exception {
    List<Cell> cells = audit();
    assertThat(cells).hasSizeGreaterThanOrEqualTo(PLAYED.size() * 4 + PAIRS.size());
    List<Callable<String>> plays = new ArrayList<>();
    cells.forEach(cell -> plays.add(() -> played(cell)));
    List<String> happened = new ArrayList<>();
    try (ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<String> play : stages.invokeAll(plays)) {
        happened.add(play.get());
      }
    }
    assertThat(happened)
        .containsExactlyElementsOf(cells.stream().map(c -> c.name() + ": " + c.text()).toList());
  }

  /// What the shipped program says of this configuration on a calm day.
  private List<Cell> audit() throws Exception {
    Path calm = Files.createDirectory(folder.resolve("calm"));
    try (Scene scene = new Scene("the audit on a calm day", new FourVendors(calm, 5, false))) {
      scene.wayout("audit", "--pairs", "--fail-on", "none");
      Program run = scene.wayout("audit", "--pairs", "--fail-on", "none", "--output", "json");
      Json audit = JsonText.read(run.output());
      Map<String, Map<String, String>> lost = new TreeMap<>();
      audit.list("outages").forEach(o -> lost.put(o.text("name"), lost(o.get("lost"))));
      return audit.list("groups").getFirst().list("cells").stream()
          .map(form -> new Cell(form, lost.get(form.text("outage"))))
          .filter(MatrixPlayedTest::isPlayed)
          .toList();
    }
  }

  private static Map<String, String> lost(Json form) {
    Map<String, String> lost = new TreeMap<>();
    if (form instanceof Json.Members(var byName)) {
      byName.forEach((vendor, plane) -> lost.put(vendor, plane.asText()));
    }
    return lost;
  }

  /// Whoever plays can't take the host from under the agent.
  private static boolean isPlayed(Cell cell) {
    boolean isEveryPair = "all".equals(System.getProperty("wayout.pairs"));
    boolean isSingle = cell.lost().size() == 1;
    return isSingle
        ? PLAYED.contains(cell.lost().keySet().iterator().next())
        : PAIRS.contains(cell.name()) || isEveryPair && PLAYED.containsAll(cell.lost().keySet());
  }

  /// Lets it happen, and tells what happened in the matrix's own words.
  private String played(Cell cell) throws Exception {
    Path home = Files.createDirectory(folder.resolve(cell.name().replaceAll("[ +]+", "-")));
    try (Scene scene = new Scene("cell " + cell.name(), new FourVendors(home, 5, false))) {
      scene.protocol.note("the matrix says: " + cell.text());
      fail(scene, cell);
      boolean hasControl = cell.lost().containsValue("control");
      boolean isHurt = cell.takes("vendor-c", "targets");
      String seen = outcome(scene, cell);
      boolean isAsked = hasControl && !isHurt && seen.equals("unaffected");
      if (isAsked) {
        scene.protocol.begin("and its target is killed, too");
        scene.world.primary.refuse();
        String then = outcome(scene, cell);
        seen = then.equals(usual(cell)) ? "unaffected" : then + " (if its target fails)";
      }
      scene.protocol.note("it happened: " + seen);
      return cell.name() + ": " + seen;
    }
  }

  /// What a failing target leads to while every control plane works: the matrix asks only what is
  /// different without them.
  private static String usual(Cell cell) {
    return cell.takes("vendor-d", "targets") ? "stuck" : "moves by link 2 to standby";
  }

  /// Control planes first, and known to be gone, as on a bad day that gets worse.
  private static void fail(Scene scene, Cell cell) {
    FourVendors world = scene.world;
    if (cell.takes("vendor-a", "control")) {
      world.controlA.refuse();
      scene.awaitRefused(1);
    }
    if (cell.takes("vendor-b", "control")) {
      world.controlB.unauthorize();
      scene.awaitRefused(2);
    }
    scene.protocol.begin("it fails");
    if (cell.takes("vendor-a", "data")) {
      world.dataA.silence();
      Operator.await("A silent", () -> scene.data(1, 0).equals("DOWN"));
    }
    if (cell.takes("vendor-b", "data")) {
      world.dataB.silence();
      Operator.await("B silent", () -> scene.data(2, 0).equals("DOWN"));
    }
    if (cell.takes("vendor-d", "targets")) {
      world.standby.refuse();
      Operator.await("D down", () -> scene.health("standby").equals("DOWN"));
    }
    if (cell.takes("vendor-c", "targets")) {
      world.primary.refuse();
      Operator.await("C down", () -> scene.health("primary").equals("DOWN"));
    }
  }

  /// What becomes of the domain once the agent has seen the outage and has had time to act.
  private static String outcome(Scene scene, Cell cell) {
    List<String> reasons = List.of("NO_WAY_OUT", "NO_STANDBY", "ALL_DOWN");
    Awaitility.await(cell.name())
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .during(QUIET)
        .until(() -> !scene.isBusy() && scene.isAnswered(reasons));
    String link1 = scene.world.link1().map(DnsName::text).orElse("nothing");
    String link2 = scene.world.link2().map(DnsName::text).orElse("nothing");
    String path = link1 + " " + link2;
    String calm = FourVendors.LINK2 + " " + FourVendors.PRIMARY;
    if (path.equals(calm)) {
      return reasons.contains(scene.gate()) ? "stuck" : "unaffected";
    }
    scene.protocol.passed("the records are " + path + ", " + QUIET + " ago at the latest");
    if (link1.equals(FourVendors.LINK2.text())) {
      return "moves by link 2 to " + target(link2);
    }
    return "moves by link 1 to " + target(link1);
  }

  private static String target(String name) {
    return name.substring(0, name.indexOf('.'));
  }
}
