// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.wayout.house.Touch.touch;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may use whom (docs/STYLE.md, docs/ARCHITECTURE.md). Maven's modules are the first wall,
/// these rules the second. Every rule says why; there is no list of exemptions.
class RoomsTest {
  private static final String DNS = "io.wayout.dns";
  private static final String PROVIDER = "io.wayout.provider";
  private static final String KIT = "io.wayout.kit..";
  private static final String TESTKIT = "io.wayout.testkit..";
  private static final String ADAPTER = "io.wayout.adapter..";
  private static final String MEMORY = "io.wayout.adapter.memory..";
  private static final String RFC2136 = "io.wayout.adapter.rfc2136..";
  private static final String CORE = "io.wayout.core..";
  private static final String ENGINE = "io.wayout.engine..";
  private static final String PROBE = "io.wayout.engine.probe..";
  private static final String WORKER = "io.wayout.engine.worker..";
  private static final String STORE = "io.wayout.store..";
  private static final String SIM = "io.wayout.sim..";
  private static final String DRILL = "io.wayout.drill..";
  private static final String APP = "io.wayout.app..";
  private static final String DEMO = "io.wayout.app.demo..";

  /// The floor plan: a package that is not on it has no rules, so there may be none.
  private static final List<String> ROOMS =
      List.of(
          "dns",
          "provider",
          "kit(\\.(endpoints|http|json|xml|sign|redact|rows|sets|settings|token|keys(\\.aws)?))?",
          "testkit(\\.\\w+)*",
          "adapter\\.\\w+(\\.\\w+)?",
          "core\\.(model|health|plane|decide|guard|plan|switchover|fold|facts|tell|agent|view)",
          "core\\.(advise|audit(\\.\\w+)?|campaign|custody|owner|rehearsal)",
          "engine\\.(port|loop|probe|execute|verify|worker|resolve|memory|survey|seal)",
          "store\\.sqlite(\\.desk)?",
          "sim(\\.\\w+){0,2}",
          "drill\\.(script|cast|play|judge)",
          "app(\\.\\w+){0,3}");

  private static JavaClasses all = new ClassFileImporter().importClasses();

  @BeforeAll
  static void read() {
    ImportOption main =
        location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");
    all = new ClassFileImporter().withImportOption(main).importPackages("io.wayout");
  }

  @Test
  void package_isOnTheFloorPlan() {
    Pattern plan = Pattern.compile("io\\.wayout\\.(" + String.join("|", ROOMS) + ")");
    assertThat(all.stream().map(JavaClass::getPackageName).distinct())
        .contains("io.wayout.dns", "io.wayout.core.fold", "io.wayout.engine.port")
        .allMatch(plan.asMatchPredicate());
  }

  @Test
  void package_isNullMarked() {
    assertThat(all.stream().map(JavaClass::getPackage).distinct())
        .allMatch(p -> p.isAnnotatedWith("org.jspecify.annotations.NullMarked"), "null-marked");
  }

  @Test
  void vocabulary_dependsOnValuesAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(DNS)
            .should()
            .onlyDependOnClassesThat(values().or(resideInAnyPackage(DNS)))
            .because("the words that all rooms share must drag nothing along"));
    check(
        classes()
            .that()
            .resideInAPackage(PROVIDER)
            .should()
            .onlyDependOnClassesThat(values().or(resideInAnyPackage(DNS, PROVIDER)))
            .because("an adapter by someone else depends on this contract and on nothing of ours"));
  }

  @Test
  void core_isPure() {
    DescribedPredicate<JavaClass> effects =
        nameMatching("io\\.wayout\\.provider\\.(DnsProvider|ProviderFactory|Wire|Secret)(\\$.*)?")
            .forSubtype();
    check(
        classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat(
                values()
                    .or(resideInAnyPackage(DNS, PROVIDER, CORE, "org.pcollections"))
                    .and(not(effects)))
            .because("a decision that has no effects can be tested, simulated and replayed"));
  }

  @Test
  void layer_knowsOnlyWhatIsBelowIt() {
    neverUses("the contract is ours to give, not to take", new String[] {DNS, PROVIDER}, KIT, CORE);
    neverUses(
        "what adapters share knows neither a vendor nor the agent",
        new String[] {KIT},
        ADAPTER,
        CORE,
        ENGINE,
        STORE,
        SIM,
        APP,
        TESTKIT);
    neverUses(
        "an adapter serves any caller",
        new String[] {ADAPTER},
        CORE,
        ENGINE,
        STORE,
        SIM,
        APP,
        TESTKIT);
    neverUses(
        "the engine moves any vendor through the contract, and runs in the simulator too",
        new String[] {ENGINE},
        KIT,
        ADAPTER,
        STORE,
        SIM,
        APP);
    neverUses(
        "a store keeps; it neither decides nor writes DNS",
        new String[] {STORE},
        KIT,
        ADAPTER,
        SIM,
        APP,
        "io.wayout.engine.loop..",
        "io.wayout.engine.execute..",
        PROBE);
    neverUses(
        "the simulator is a second world, not a part of the first",
        new String[] {SIM, DRILL},
        KIT,
        STORE,
        APP,
        RFC2136,
        "io.wayout.adapter.powerdns..");
    neverUses("the world does not know what is played in it", new String[] {SIM}, DRILL);
    check(
        noClasses()
            .that()
            .resideInAPackage(APP)
            .and()
            .resideOutsideOfPackage("io.wayout.app.drill..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SIM, DRILL)
            .because("who asks for the status loads no simulator"));
  }

  @Test
  void app_findsAdaptersByServiceLoader() {
    check(
        noClasses()
            .that()
            .resideInAPackage(APP)
            .and()
            .resideOutsideOfPackage(DEMO)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ADAPTER)
            .because("adapters are found by ServiceLoader, so that one more is one more jar"));
    neverUses(
        "the demo's vendors are made of memory; it meets the agent through DNS and files alone",
        new String[] {DEMO},
        RFC2136,
        "io.wayout.adapter.powerdns..",
        "io.wayout.core..",
        "io.wayout.store..");
  }

  @Test
  void packages_formNoCycle() {
    check(
        slices()
            .matching("io.wayout.(**)")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room"));
  }

  @Test
  void vendors_neverMeet() {
    check(
        slices()
            .matching("io.wayout.adapter.(*)..")
            .should()
            .notDependOnEachOther()
            .because("one vendor's trouble must not be another's; shared bricks live in kit"));
  }

  @Test
  void adapter_showsItsFactoryAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(ADAPTER)
            .and()
            .resideOutsideOfPackage(MEMORY)
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("ProviderFactory")
            .because("the contract is the only door; memory is also the world of demo and drills"));
  }

  @Test
  void time_comesInThroughThePort() {
    String why = "time comes in as an argument, so that a simulated day takes a second";
    onlyIn(
        why,
        touch(
            "the clock",
            "java\\.time\\.(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now",
            "java\\.time\\.(Clock|InstantSource)\\.(system|systemUTC|systemDefaultZone)",
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)",
            "java\\.util\\.Date\\.<init>"),
        APP,
        TESTKIT);
  }

  @Test
  void dice_comeInThroughThePort() {
    onlyIn(
        "a seed must replay",
        touch(
            "dice",
            "java\\.util\\.(Random|SplittableRandom)\\.<init>",
            "java\\.security\\.SecureRandom\\.<init>",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current",
            "java\\.lang\\.Math\\.random",
            "java\\.util\\.UUID\\.randomUUID"),
        APP,
        SIM,
        DRILL,
        TESTKIT);
  }

  @Test
  void threads_startAtTheirAddress() {
    onlyIn(
        "whoever starts threads must bound them; the loop is one thread and effects are events",
        touch(
            "threads",
            "java\\.lang\\.Thread\\.(<init>|ofVirtual|ofPlatform|startVirtualThread)",
            "java\\.util\\.concurrent\\.(Executors\\.\\w+|ForkJoinPool\\.\\w+)",
            "java\\.util\\.concurrent\\.(ScheduledT|T)hreadPoolExecutor\\.<init>",
            "java\\.util\\.concurrent\\.CompletableFuture\\.\\w+Async",
            "java\\.util\\.Timer\\.<init>",
            "java\\.util\\.(Collection|List|Set)\\.parallelStream"),
        WORKER,
        MEMORY,
        APP,
        TESTKIT);
  }

  @Test
  void waiting_isScheduled() {
    onlyIn(
        "what sleeps can't be told to stop, and stops virtual time",
        touch(
            "sleep",
            "java\\.lang\\.Thread\\.sleep",
            "java\\.util\\.concurrent\\.TimeUnit\\.sleep",
            "java\\.util\\.concurrent\\.locks\\.LockSupport\\.park\\w*",
            "java\\.lang\\.Object\\.wait"),
        WORKER,
        APP);
  }

  @Test
  void process_isAskedInTheAppAlone() {
    onlyIn(
        "one place decides how the program starts, ends and speaks",
        touch(
            "the process",
            "java\\.lang\\.System\\.(exit|getenv|getProperty|setProperty|setOut|setErr)",
            "java\\.lang\\.Runtime\\.(exit|halt|addShutdownHook)",
            "java\\.lang\\.System\\.(out|err|in)"),
        APP,
        TESTKIT);
    onlyIn(
        "a child process needs a hard deadline and no shell",
        touch("child processes", "java\\.lang\\.ProcessBuilder\\.<init>", ".*\\.Runtime\\.exec"),
        PROBE,
        APP,
        TESTKIT);
  }

  @Test
  void output_hasOneVoice() {
    onlyIn(
        "text for people is the command line's; everyone else returns values or notices",
        touch("standard output", "java\\.lang\\.System\\.(out|err)"),
        "io.wayout.app",
        "io.wayout.app.cli..",
        "io.wayout.app.demo..");
    dependsOnlyIn("org.slf4j..", "notices become words at one address", "io.wayout.app.observe..");
  }

  @Test
  void library_hasItsAddress() {
    String why = "a library that is known in one place can be replaced in one place";
    dependsOnlyIn("okhttp3..", why, "io.wayout.kit.http..", PROBE, "io.wayout.app.probe..");
    dependsOnlyIn(
        "org.xbill.DNS..",
        why,
        RFC2136,
        MEMORY,
        PROBE,
        "io.wayout.engine.resolve..",
        "io.wayout.engine.verify..",
        TESTKIT);
    dependsOnlyIn("com.fasterxml.jackson..", why, KIT, APP, TESTKIT);
    dependsOnlyIn("org.yaml.snakeyaml..", why, "io.wayout.app.config..");
    dependsOnlyIn("picocli..", why, "io.wayout.app.cli..", "io.wayout.app");
    dependsOnlyIn("java.sql..", why, STORE);
    dependsOnlyIn("org.sqlite..", why, STORE);
    dependsOnlyIn("java.nio.file..", why, STORE, APP, TESTKIT);
    dependsOnlyIn("java.lang.reflect..", "what is called by name is found by no one", APP);
  }

  @Test
  void simulator_touchesNoRealWorld() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SIM, DRILL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.net.http..", "java.nio.channels..", "okhttp3..", "org.xbill..")
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.net\\.(Server|Datagram)?Socket").forSubtype())
            .because("a seed replays on any machine"));
  }

  private static DescribedPredicate<JavaClass> values() {
    DescribedPredicate<JavaClass> banned =
        nameMatching(
                "java\\.lang\\.(Thread|System|Runtime|Process|ProcessBuilder|ThreadLocal)(\\$.*)?")
            .forSubtype();
    DescribedPredicate<JavaClass> literals =
        nameMatching(
                "java\\.net\\.(IDN|URI|URISyntaxException|Inet[46]?Address)|java\\.io\\.Serial.*")
            .forSubtype();
    return resideInAnyPackage(
            "java.lang",
            "java.lang.annotation",
            "java.lang.runtime",
            "java.math",
            "java.nio.charset",
            "java.text",
            "java.time",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify..",
            "")
        .or(literals)
        .or(DescribedPredicate.describe("arrays and primitives", c -> isPrimitive(c)))
        .and(not(banned));
  }

  private static boolean isPrimitive(JavaClass type) {
    return type.getBaseComponentType().isPrimitive();
  }

  private static void neverUses(String why, String[] users, String... used) {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(users)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(used)
            .because(why));
  }

  private static void onlyIn(String why, Touch condition, String... rooms) {
    check(noClasses().that().resideOutsideOfPackages(rooms).should(condition).because(why));
  }

  private static void dependsOnlyIn(String library, String why, String... rooms) {
    String[] users = Arrays.copyOf(rooms, rooms.length + 1);
    users[rooms.length] = library;
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(users)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .because(why));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(all);
  }
}
