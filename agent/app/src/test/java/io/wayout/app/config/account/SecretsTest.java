// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.app.config.Config;
import io.wayout.app.config.FakeFiles;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.Loading;
import io.wayout.app.config.text.ConfigText;
import io.wayout.app.config.text.ProblemText;
import io.wayout.provider.Secret;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where secrets come from, and that nothing shows them (I90).
class SecretsTest {
  private static final String SENTINEL = "s3ntinel-of-this-test";
  private static final String FILE = "/etc/wayout/secrets/ali";

  @Test
  void p28_file_isReadAgainAtEachUse() {
    FakeFiles files = withToken("{file: secrets/ali}").with(FILE, "one\n").mode(FILE, 0_600);
    Secret secret = secret(Loading.of(files));

    assertThat(secret.reveal()).isEqualTo("one");
    files.with(FILE, "two\r\n");
    assertThat(secret.reveal()).isEqualTo("two");
  }

  @Test
  void fileThatOthersMayRead_isRefused() {
    FakeFiles files = withToken("{file: secrets/ali}").with(FILE, SENTINEL).mode(FILE, 0_640);

    assertThat(Loading.of(files).problems())
        .containsExactly(
            "5:79 SECRET_EXPOSED others than its owner may use the secret file"
                + " /etc/wayout/secrets/ali (mode 0640) | chmod 600 /etc/wayout/secrets/ali");
  }

  @Test
  void fileOpenedToOthersLater_isNotUsed() {
    FakeFiles files = withToken("{file: secrets/ali}").with(FILE, SENTINEL).mode(FILE, 0_600);
    Secret secret = secret(Loading.of(files));
    files.mode(FILE, 0_604);

    assertThatThrownBy(secret::reveal)
        .isInstanceOf(Secret.Unavailable.class)
        .hasMessage(
            "others than its owner may read the secret file /etc/wayout/secrets/ali; chmod 600 it");
  }

  @Test
  void emptyFile_isNoSecret() {
    FakeFiles files = withToken("{file: secrets/ali}").with(FILE, "\n").mode(FILE, 0_600);

    assertThatThrownBy(secret(Loading.of(files))::reveal)
        .hasMessage("the secret from {file=/etc/wayout/secrets/ali} is empty");
  }

  @Test
  void credential_isReadFromItsDirectory() {
    FakeFiles files = withToken("{credential: ali}").with("/run/credentials/wayout/ali", "one");

    assertThat(secret(Loading.of(files).credentials("/run/credentials/wayout")).reveal())
        .isEqualTo("one");
  }

  @Test
  void absentCredential_isRefused() {
    FakeFiles files = withToken("{credential: ali}");

    assertThat(Loading.of(files).credentials("/run/credentials/wayout").problems())
        .containsExactly(
            "5:85 SECRET_MISSING the credential 'ali' is not in /run/credentials/wayout | add"
                + " LoadCredential=ali:/path to the unit");
  }

  @Test
  void command_isRunWithoutAShell() {
    Loading loading = Loading.of(withToken("{command: [/usr/bin/pass, show, a b]}"));

    Secret secret = secret(loading.commands(command -> String.join("|", command)));

    assertThat(secret.reveal()).isEqualTo("/usr/bin/pass|show|a b");
  }

  @Test
  void commandThatFails_saysSoWithoutItsOutput() {
    Loading loading = Loading.of(withToken("{command: [/usr/bin/pass]}"));
    Secret secret =
        secret(
            loading.commands(command -> {
              throw new IOException("/usr/bin/pass ended with exit code 1");
            }));

    assertThatThrownBy(secret::reveal)
        .hasMessage("the secret's command failed: /usr/bin/pass ended with exit code 1");
  }

  @Test
  void inlineSecretInALab_isUsedAndNotShown() {
    Config config =
        Loading.good()
            .change("token: {env: ALI}", "token: " + SENTINEL)
            .more("allow-inline-secrets: true")
            .config();

    assertThat(config.accounts().get("ali").secrets().get("token").reveal()).isEqualTo(SENTINEL);
    assertThat(config.toString()).doesNotContain(SENTINEL);
    assertThat(ConfigText.yaml(config)).doesNotContain(SENTINEL).contains("token: (hidden)");
  }

  @Test
  void secretBesideAProblem_isNotShown() {
    List<String> files =
        List.of(
            "accounts: {ali: {provider: dyn, tokn: " + SENTINEL + ", server: x}}",
            "accounts: {ali: {provider: dyn, token: " + SENTINEL + ", servr: x}}",
            "accounts: {ali: {provider: dyn, token: [" + SENTINEL + "], server: x}}",
            "acounts: {ali: {provider: dyn, token: " + SENTINEL + ", server: x}}",
            "accounts: {ali: {provider: dyn, api-key: \"" + SENTINEL + "\", server: x",
            "pools: {a: {b: {checks: [{http: 'https://u:" + SENTINEL + "@x.example'}]}}}",
            "pools: {a: {b: {checks: [{headers: {Authorization: " + SENTINEL + "}}]}}}");

    for (String file : files) {
      LoadResult result = Loading.of(file + "\n").result();
      assertThat(ProblemText.text(((LoadResult.Invalid) result).problems()))
          .as(file)
          .contains("error")
          .doesNotContain(SENTINEL);
    }
  }

  private static FakeFiles withToken(String source) {
    return new FakeFiles()
        .with(Loading.FILE, Loading.GOOD.replace("token: {env: ALI}", "token: " + source));
  }

  private static Secret secret(Loading loading) {
    return loading.config().accounts().get("ali").secrets().get("token");
  }
}
