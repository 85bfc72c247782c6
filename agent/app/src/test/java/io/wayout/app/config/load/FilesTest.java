// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Config;
import io.wayout.app.config.FakeFiles;
import io.wayout.app.config.Loading;
import io.wayout.dns.DnsName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Reading, permissions and includes.
class FilesTest {
  private static final String ACCOUNTS_AND_POOLS =
      Loading.GOOD.substring(0, Loading.GOOD.indexOf("domains:"));
  private static final String DOMAIN =
      """
      domains:
        %s:
          pool: shop
          links: [{name: %s, account: ali}, {name: %s, account: hatch}]
      """;

  @Test
  void absentFile_saysHowToStart() {
    assertThat(Loading.of(new FakeFiles()).problems())
        .containsExactly(
            "0:0 FILE_UNREADABLE /etc/wayout/wayout.yaml: there is no such file | create it with"
                + " 'wayout config init', or name another");
  }

  @Test
  void h18_fileThatOthersMayWrite_isRefused() {
    FakeFiles files = new FakeFiles().with(Loading.FILE, Loading.GOOD).mode(Loading.FILE, 0_664);

    assertThat(Loading.of(files).problems())
        .containsExactly(
            "0:0 FILE_WRITABLE others than its owner may write the file (mode 0664) | chmod go-w"
                + " /etc/wayout/wayout.yaml");
  }

  @Test
  void includedFiles_areJoinedInOrderOfTheirNames() {
    Config config = Loading.of(three("conf.d/*.yaml")).config();

    assertThat(config.files())
        .containsExactly(
            Path.of(Loading.FILE),
            Path.of("/etc/wayout/conf.d/a.yaml"),
            Path.of("/etc/wayout/conf.d/b.yaml"));
    assertThat(config.topology().domains())
        .containsOnlyKeys(DnsName.of("a.shop.example"), DnsName.of("b.shop.example"));
  }

  @Test
  void fileIncludedTwice_isReadOnce() {
    assertThat(Loading.of(three("[conf.d/a.yaml, conf.d/*.yaml]")).problems()).isEmpty();
  }

  @Test
  void hiddenFilesAndOtherEndings_areLeftOut() {
    FakeFiles files = three("conf.d/*.yaml");
    files.with("/etc/wayout/conf.d/.a.yaml.swp", "[").with("/etc/wayout/conf.d/.c.yaml", "[");

    assertThat(Loading.of(files).problems()).isEmpty();
  }

  @Test
  void sameDomainInTwoFiles_namesBothPlaces() {
    FakeFiles files = three("conf.d/*.yaml");
    files.with("/etc/wayout/conf.d/b.yaml", domain("a"));

    assertThat(Loading.of(files).problems())
        .containsExactly(
            "b.yaml:2:3 DUPLICATE_KEY 'a.shop.example' is there twice, first at"
                + " /etc/wayout/conf.d/a.yaml:2 | remove one of them");
  }

  @Test
  void sectionOfTheMainFileOnly_isRefusedTwice() {
    FakeFiles files = three("conf.d/*.yaml");
    files.with("/etc/wayout/conf.d/b.yaml", "agent: {id: b}\n" + domain("b"));

    assertThat(Loading.of(files).problems())
        .containsExactly(
            "b.yaml:1:1 DUPLICATE_KEY 'agent' is there twice, first at /etc/wayout/wayout.yaml:2"
                + " | remove one of them");
  }

  @Test
  void nestedInclude_isRefused() {
    FakeFiles files = three("conf.d/*.yaml");
    files.with("/etc/wayout/conf.d/b.yaml", "include: c.yaml\n" + domain("b"));

    assertThat(Loading.of(files).problems())
        .containsExactly(
            "b.yaml:1:1 INCLUDE an included file includes others | move the include to the main"
                + " file");
  }

  @Test
  void absentInclude_isReportedWhereItIsAsked() {
    assertThat(Loading.of(three("conf.d/c.yaml")).problems())
        .containsExactly(
            "1:10 FILE_UNREADABLE /etc/wayout/conf.d/c.yaml: there is no such file | create it"
                + " with 'wayout config init', or name another");
  }

  @Test
  void absentFolder_isReported() {
    assertThat(Loading.of(three("elsewhere/*.yaml")).problems())
        .containsExactly("1:10 INCLUDE the folder of 'elsewhere/*.yaml' can't be read | create it");
  }

  @Test
  void patternWithoutMatch_warns() {
    assertThat(Loading.of(three("conf.d/*.yml")).problems())
        .contains("1:10 EMPTY_INCLUDE no file matches 'conf.d/*.yml' | fine if none is there yet");
  }

  @Test
  void wildFolder_isRefused() {
    assertThat(Loading.of(three("\"*/a.yaml\"")).problems())
        .containsExactly(
            "1:10 INCLUDE '*/a.yaml' has a wildcard before its last part | list the folders one by"
                + " one");
  }

  @Test
  void brokenIncludedFile_isReportedWithTheShapeOfAllOthers() {
    FakeFiles files = three("conf.d/*.yaml");
    files
        .with("/etc/wayout/conf.d/a.yaml", "domains: [\n")
        .with("/etc/wayout/conf.d/b.yaml", "domians: {}\n");

    assertThat(Loading.of(files).problems())
        .containsExactly(
            "a.yaml:2:1 SYNTAX not well-formed YAML: while parsing a flow node: expected the node"
                + " content, but found '<stream end>' | mend the YAML at this place",
            "b.yaml:1:1 UNKNOWN_KEY unknown key 'domians' | did you mean 'domains'?");
  }

  private static FakeFiles three(String include) {
    return new FakeFiles()
        .with(Loading.FILE, "include: " + include + "\n" + ACCOUNTS_AND_POOLS)
        .with("/etc/wayout/conf.d/a.yaml", domain("a"))
        .with("/etc/wayout/conf.d/b.yaml", domain("b"));
  }

  private static String domain(String name) {
    return DOMAIN.formatted(
        name + ".shop.example", name + ".shop.example", name + ".hatch.example");
  }
}
