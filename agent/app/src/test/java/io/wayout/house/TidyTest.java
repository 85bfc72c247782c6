// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Words and sizes (docs/STYLE.md): small files, honest names, no leftovers.
class TidyTest {
  private static final int MAIN_LINES_MAX = 400;
  private static final int TEST_LINES_MAX = 600;
  private static final int METHOD_LINES_MAX = 60;
  private static final int COLUMNS_MAX = 100;
  private static final int PARAMETERS_MAX = 5;
  private static final int PACKAGE_FILES_MAX = 20;

  private static final Pattern VAGUE_NAME =
      Pattern.compile("Abstract.*|.+(Impl|Manager|Helper|Utils?|Base|Data|Info|Processor)");

  /// RDATA is the word of RFC 1035 for what a record holds, not a vague ending.
  private static final Set<String> TERMS = Set.of("RecordData");

  /// Where a bug ends: the tops of loop and worker, and the guard around everyone's adapters.
  private static final List<String> TOPS =
      List.of("/engine/loop/", "/engine/worker/", "/engine/execute/GuardedProvider.java");

  /// Imports, and pieces of string literals, which the formatter breaks as it can.
  private static final Pattern UNBREAKABLE = Pattern.compile("^(import|package) |^\\s*(\\+ )?\"");

  private static final Set<String> CATCH_ALL =
      Set.of("Exception", "Throwable", "RuntimeException", "Error");
  private static final Pattern HANDLE_CALL = Pattern.compile("\\.invoke(Exact)?\\(");

  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern CODE_IN_COMMENT =
      Pattern.compile("^\\s*//(?!/)\\s*(\\w[\\w.<>\\[\\] ]*[ =(].*[;{]|}|return\\b.*;)\\s*$");
  private static final String SPDX = "SPDX-License-Identifier: Apache-2.0";
  private static final String FACTORY = "io.wayout.provider.ProviderFactory";
  private static final Predicate<String> IS_LICENSE = line -> line.contains(SPDX);
  private static final Pattern TEST_NAME =
      Pattern.compile("(?!test|should)[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)+");

  private static List<JavaTrees.Unit> units = List.of();

  @BeforeAll
  static void parse() {
    units = JavaTrees.parse(SourceTree.java());
  }

  @Test
  void file_isShort() {
    assertThat(SourceTree.java())
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(SourceTree.lines(file))
                .as(SourceTree.name(file))
                .hasSizeLessThanOrEqualTo(
                    SourceTree.isMain(file) ? MAIN_LINES_MAX : TEST_LINES_MAX));
  }

  @Test
  void method_isShort() {
    assertNone(
        methods((unit, _, method) ->
            unit.lineCount(method) > METHOD_LINES_MAX
                ? unit.lineCount(method) + " lines, at most " + METHOD_LINES_MAX
                : ""));
  }

  @Test
  void line_fitsTheScreen() {
    var findings = new ArrayList<String>();
    SourceTree.eachLine(
        SourceTree.java(),
        (place, line) -> {
          boolean isFormattersOwn = UNBREAKABLE.matcher(line).find();
          if (!isFormattersOwn && line.codePointCount(0, line.length()) > COLUMNS_MAX) {
            findings.add(place + " is longer than " + COLUMNS_MAX + " characters");
          }
        });
    assertNone(findings);
  }

  @Test
  void method_takesFewParameters() {
    assertNone(
        methods((_, owner, method) -> {
          boolean isOfRecord = owner.getKind() == Tree.Kind.RECORD;
          return !isOfRecord && method.getParameters().size() > PARAMETERS_MAX
              ? method.getParameters().size() + " parameters, at most " + PARAMETERS_MAX
              : "";
        }));
  }

  @Test
  void package_holdsFewFiles() {
    var sizes = new TreeMap<String, Integer>();
    SourceTree.mainJava().stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .forEach(file -> sizes.merge(SourceTree.name(file.getParent()), 1, Integer::sum));
    assertThat(sizes)
        .allSatisfy((_, size) -> assertThat(size).isLessThanOrEqualTo(PACKAGE_FILES_MAX));
  }

  @Test
  void package_hasASignOnTheDoor() {
    var findings = new ArrayList<String>();
    for (Path folder : SourceTree.mainJava().stream().map(Path::getParent).distinct().toList()) {
      Path sign = folder.resolve("package-info.java");
      if (!Files.exists(sign)) {
        findings.add(SourceTree.name(folder) + " has no package-info.java");
      } else if (!SourceTree.read(sign).contains("\n/// ")
          || !SourceTree.read(sign).contains("@NullMarked")) {
        findings.add(SourceTree.name(sign) + " needs a `///` text and @NullMarked");
      }
    }
    assertNone(findings);
  }

  @Test
  void name_saysWhatItIs() {
    var findings = new ArrayList<String>();
    eachClass((unit, type) -> {
      String name = type.getSimpleName().toString();
      if (VAGUE_NAME.matcher(name).matches() && !TERMS.contains(name)) {
        findings.add(unit.place(type) + " " + name + ": name it after what it is or does");
      }
    });
    assertNone(findings);
  }

  @Test
  void text_isFinished() {
    var findings = new ArrayList<String>();
    SourceTree.eachLine(
        SourceTree.texts(),
        (place, line) -> {
          if (UNFINISHED.matcher(line).find()) {
            findings.add(place + " is unfinished: " + line.strip());
          }
        });
    assertNone(findings);
  }

  @Test
  void comment_isNoCode() {
    var findings = new ArrayList<String>();
    SourceTree.eachLine(
        SourceTree.java(),
        (place, line) -> {
          if (CODE_IN_COMMENT.matcher(line).matches()) {
            findings.add(place + " looks like code in a comment: " + line.strip());
          }
        });
    assertNone(findings);
  }

  @Test
  void source_namesItsLicense() {
    Stream<Path> java =
        SourceTree.java().stream()
            .filter(file -> !SourceTree.lines(file).getFirst().equals("// " + SPDX));
    Stream<Path> others =
        SourceTree.all().stream()
            .filter(file -> SourceTree.isScript(file) || file.endsWith("pom.xml"))
            .filter(file -> SourceTree.lines(file).stream().limit(3).noneMatch(IS_LICENSE));
    assertThat(Stream.concat(java, others).map(SourceTree::name)).isEmpty();
  }

  @Test
  void import_namesOneClass() {
    var findings = new ArrayList<String>();
    scan((unit, tree) -> {
      if (tree instanceof ImportTree imported) {
        String name = imported.getQualifiedIdentifier().toString();
        if (name.endsWith("*") || imported.isModule()) {
          findings.add(unit.place(tree) + " imports " + name);
        }
        if (name.startsWith("org.mockito") || name.startsWith("org.easymock")) {
          findings.add(unit.place(tree) + " uses a mock library; write a fake that behaves");
        }
      }
    });
    assertNone(findings);
  }

  @Test
  void patternSwitch_hasNoDefault() {
    var findings = new ArrayList<String>();
    scan((unit, tree) -> {
      List<? extends CaseTree> cases =
          switch (tree) {
            case SwitchTree statement -> statement.getCases();
            case SwitchExpressionTree expression -> expression.getCases();
            default -> List.of();
          };
      var labels = cases.stream().flatMap(branch -> branch.getLabels().stream()).toList();
      boolean isOurs = !unit.file().endsWith("TidyTest.java");
      if (isOurs
          && labels.stream().anyMatch(PatternCaseLabelTree.class::isInstance)
          && labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)) {
        findings.add(unit.place(tree) + " hides forgotten cases behind `default`");
      }
    });
    assertNone(findings);
  }

  /// A method handle declares `Throwable`, so whoever calls one has to catch it.
  @Test
  void catchAll_standsAtTheTopsOnly() {
    var findings = new ArrayList<String>();
    scan((unit, tree) -> {
      boolean isTop = TOPS.stream().anyMatch(unit.place(tree)::contains);
      if (tree instanceof TryTree tried && SourceTree.isMain(unit.file()) && !isTop) {
        boolean callsHandle = HANDLE_CALL.matcher(tried.getBlock().toString()).find();
        for (CatchTree caught : tried.getCatches()) {
          String type = caught.getParameter().getType().toString();
          if (CATCH_ALL.contains(type) && !(callsHandle && type.equals("Throwable"))) {
            findings.add(unit.place(caught) + " catches " + type + "; catch what you can name");
          }
        }
      }
    });
    assertNone(findings);
  }

  @Test
  void anyTest_neverSleeps() {
    var findings = new ArrayList<String>();
    Pattern sleep = Pattern.compile("(Thread|TimeUnit\\.[A-Z]+)\\.sleep\\(");
    SourceTree.eachLine(
        SourceTree.java().stream().filter(file -> !SourceTree.isMain(file)).toList(),
        (place, line) -> {
          if (sleep.matcher(line).find()) {
            findings.add(place + " sleeps; wait for a latch or with Awaitility");
          }
        });
    assertNone(findings);
  }

  @Test
  void anyTest_isNamedSituationAndExpectation() {
    assertNone(
        methods((_, _, method) -> {
          String name = method.getName().toString();
          return isTest(method) && !TEST_NAME.matcher(name).matches()
              ? "is not of the form situation_expectation"
              : "";
        }));
  }

  @Test
  void anyTest_isNeverSwitchedOff() {
    assertNone(methods((_, _, m) -> hasAnnotation(m, "Disabled"::equals) ? "is switched off" : ""));
  }

  @Test
  void staticField_neverChanges() {
    var findings = new ArrayList<String>();
    eachClass((unit, type) -> {
      for (Tree member : type.getMembers()) {
        if (member instanceof VariableTree field
            && SourceTree.isMain(unit.file())
            && field.getModifiers().getFlags().contains(Modifier.STATIC)
            && !field.getModifiers().getFlags().contains(Modifier.FINAL)
            && type.getKind() != Tree.Kind.INTERFACE) {
          findings.add(unit.place(field) + " is static and not final");
        }
      }
    });
    assertNone(findings);
  }

  @Test
  void servicesFile_listsEveryFactory() {
    var findings = new ArrayList<String>();
    for (Path folder : folders("providers")) {
      Path main = folder.resolve("src/main");
      Path services = main.resolve("resources/META-INF/services/" + FACTORY);
      List<String> written = Files.exists(services) ? SourceTree.lines(services) : List.of();
      List<String> found =
          SourceTree.mainJava().stream()
              .filter(file -> file.startsWith(main))
              .filter(file -> file.toString().endsWith("ProviderFactory.java"))
              .map(file -> main.resolve("java").relativize(file).toString())
              .map(path -> path.replace(".java", "").replaceAll("[/\\\\]", "."))
              .filter(name -> !name.equals(FACTORY))
              .toList();
      if (!found.equals(written)) {
        findings.add(SourceTree.name(folder) + " has " + found + ", its services file " + written);
      }
    }
    assertNone(findings);
  }

  @Test
  void pom_sortsItsDependencies() {
    Pattern coordinates =
        Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    var findings = new ArrayList<String>();
    for (Path pom : SourceTree.all().stream().filter(f -> f.endsWith("pom.xml")).toList()) {
      for (String block : SourceTree.read(pom).split("<dependencies>", -1)) {
        List<String> written =
            coordinates
                .matcher(block)
                .results()
                .map(m -> m.group(1) + ":" + m.group(2))
                .filter(name -> !name.contains("-bom"))
                .toList();
        if (!written.equals(written.stream().sorted().toList())) {
          findings.add(SourceTree.name(pom) + " sorts its dependencies " + written);
        }
      }
    }
    assertNone(findings);
  }

  @Test
  void text_namesNoRegistryAndNoWorkplace() {
    List<String> strangers =
        List.of(
            "repo.maven" + ".apache.org",
            "repo1.maven" + ".org",
            "registry.npmjs" + ".org",
            "pypi" + ".org",
            "proxy.golang" + ".org",
            "/work" + "/",
            "/tmp" + "/w/",
            "../" + "shared");
    var findings = new ArrayList<String>();
    SourceTree.eachLine(
        SourceTree.texts(),
        (place, line) ->
            strangers.stream()
                .filter(line::contains)
                .forEach(stranger -> findings.add(place + " names " + stranger)));
    assertNone(findings);
  }

  @Test
  void script_isStrictAndRunnable() {
    var findings = new ArrayList<String>();
    for (Path file : SourceTree.all().stream().filter(SourceTree::isScript).toList()) {
      List<String> lines = SourceTree.lines(file);
      boolean isSourced = !lines.getFirst().startsWith("#!");
      if (!isSourced && !Files.isExecutable(file)) {
        findings.add(SourceTree.name(file) + " is not executable");
      }
      if (!isSourced && !lines.contains("set -euo pipefail")) {
        findings.add(SourceTree.name(file) + " goes on after errors; set -euo pipefail");
      }
    }
    assertNone(findings);
  }

  @Test
  void topLevel_isAsAgreed() {
    Set<String> agreed =
        Set.of("pom.xml", "agent", "providers", "deploy", "docs", "README.md", "LICENSE");
    assertThat(Arrays.stream(SourceTree.root().toFile().list()))
        .allMatch(name -> name.startsWith(".") || name.equals("target") || agreed.contains(name));
  }

  private static List<Path> folders(String parent) {
    return Arrays.stream(SourceTree.at(parent).toFile().listFiles())
        .filter(file -> file.isDirectory() && new java.io.File(file, "pom.xml").exists())
        .map(java.io.File::toPath)
        .sorted()
        .toList();
  }

  private static boolean isTest(MethodTree method) {
    return hasAnnotation(method, name -> Set.of("Test", "ParameterizedTest").contains(name));
  }

  private static boolean hasAnnotation(MethodTree method, Predicate<String> name) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> name.test(annotation.getAnnotationType().toString()));
  }

  private static void assertNone(List<String> findings) {
    assertThat(findings).isEmpty();
  }

  /// Says what is wrong with a method, or nothing.
  private interface MethodRule {
    String finding(JavaTrees.Unit unit, ClassTree owner, MethodTree method);
  }

  private static List<String> methods(MethodRule rule) {
    var findings = new ArrayList<String>();
    eachClass((unit, owner) -> {
      for (Tree member : owner.getMembers()) {
        if (member instanceof MethodTree method) {
          String finding = rule.finding(unit, owner, method);
          if (!finding.isEmpty()) {
            findings.add(unit.place(method) + " " + method.getName() + " " + finding);
          }
        }
      }
    });
    return findings;
  }

  private interface Visitor<T> {
    void visit(JavaTrees.Unit unit, T tree);
  }

  private static void eachClass(Visitor<ClassTree> visitor) {
    scan((unit, tree) -> {
      if (tree instanceof ClassTree type) {
        visitor.visit(unit, type);
      }
    });
  }

  private static void scan(Visitor<Tree> visitor) {
    for (JavaTrees.Unit unit : units) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void scan(Tree tree, Void nothing) {
          if (tree != null) {
            visitor.visit(unit, tree);
          }
          return super.scan(tree, nothing);
        }
      }.scan(unit.tree(), null);
    }
  }
}
