// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Adapters.Skipped;
import io.wayout.app.config.Loading;
import org.junit.jupiter.api.Test;

/// Accounts, their settings and their secrets. Each case changes a good file in one place.
class AccountProblemsTest {

  @Test
  void unknownProvider_suggestsTheNearest() {
    assertThat(
            Loading.good()
                .change("provider: dyn, vendor: alibaba", "provider: dym, vendor: alibaba")
                .problems())
        .containsExactly("5:19 UNKNOWN_PROVIDER unknown provider 'dym' | did you mean 'dyn'?");
  }

  @Test
  void unknownProviderLikeNone_listsTheKnown() {
    assertThat(
            Loading.good()
                .change("provider: dyn, vendor: alibaba", "provider: route53, vendor: alibaba")
                .problems())
        .containsExactly(
            "5:19 UNKNOWN_PROVIDER unknown provider 'route53' | known here: dyn, plain, slow");
  }

  @Test
  void unknownProviderBesideABrokenPlugin_tellsOfThePlugin() {
    assertThat(
            Loading.good()
                .skipped(new Skipped("", "example.Broken: no such class"))
                .change("provider: dyn, vendor: alibaba", "provider: route53, vendor: alibaba")
                .problems())
        .containsExactly(
            "5:19 UNKNOWN_PROVIDER unknown provider 'route53' | known here: dyn, plain, slow;"
                + " plug-in not loaded: example.Broken: no such class");
  }

  @Test
  void pluginWithTheNameOfTheProvider_isAWarningForItsAccountsAlone() {
    Skipped twin = new Skipped("dyn", "example.Dyn: there is an adapter 'dyn' already");

    assertThat(Loading.good().skipped(twin).problems())
        .hasSize(2)
        .allMatch(
            line -> line.contains("PLUGIN_SKIPPED plug-in not loaded: example.Dyn: there is"));
    assertThat(Loading.good().skipped(new Skipped("slow", "example.Slow: twin")).problems())
        .isEmpty();
  }

  @Test
  void unknownSetting_suggestsTheNearest() {
    assertThat(
            Loading.good()
                .change("server: ns.ali.example", "server: ns.ali.example, veiw: internal")
                .problems())
        .containsExactly(
            "5:65 UNKNOWN_KEY unknown setting 'veiw' of the provider dyn | did you mean 'view'?");
  }

  @Test
  void missingSetting_saysWhatItIs() {
    assertThat(Loading.good().change("server: ns.ali.example, token", "token").problems())
        .containsExactly(
            "5:3 MISSING_KEY the account 'ali' needs 'server' (dyn) | add 'server:'. The "
                + "server, one or more.");
  }

  @Test
  void unusableSetting_saysWhatTheAdapterSays() {
    assertThat(Loading.good().change("server: ns.ali.example", "server: bad.example").problems())
        .containsExactly("5:49 BAD_SETTING 'bad.example' can't be used | The server, one or more.");
  }

  @Test
  void settingOfWrongType_isRefused() {
    assertThat(
            Loading.good()
                .change("server: ns.ali.example", "server: {host: ns.ali.example}")
                .problems())
        .containsExactly(
            "5:49 WRONG_TYPE 'server' must be a text or a list of texts | write a text; "
                + "numbers and words need no quotes");
  }

  @Test
  void unusedAccountAndPool_warn() {
    assertThat(
            Loading.good()
                .change("accounts:", "accounts:\n  spare: {provider: dyn, server: x.example}")
                .change(
                    "pools:",
                    "pools:\n  spare:\n    one: {vendor: a, cname: a.example, checks: [{tcp: "
                        + "443, via: "
                        + "target}]}\n    two: {vendor: b, cname: b.example, checks: [{tcp: 443, "
                        + "via: "
                        + "target}]}")
                .problems())
        .containsExactly(
            "5:3 UNUSED no domain uses the account 'spare' | remove it, or use it in a domain",
            "9:3 UNUSED no domain uses the pool 'spare' | remove it, or use it in a domain");
  }

  @Test
  void inlineSecret_isRefusedWithoutShowingIt() {
    assertThat(Loading.good().change("token: {env: ALI}", "token: s3ntinel").problems())
        .containsExactly(
            "5:72 SECRET_INLINE the secret 'token' stands in the file | move it to a file and "
                + "write {file: /path}; in a lab set 'allow-inline-secrets: true'");
  }

  @Test
  void missingVariable_isRefused() {
    assertThat(Loading.good().change("token: {env: ALI}", "token: {env: BABA}").problems())
        .containsExactly(
            "5:78 SECRET_MISSING the environment variable 'BABA' is not set | set it where "
                + "wayout is started");
  }

  @Test
  void missingSecretFile_isRefused() {
    assertThat(Loading.good().change("token: {env: ALI}", "token: {file: secrets/ali}").problems())
        .containsExactly(
            "5:79 SECRET_MISSING the secret file 'secrets/ali' can't be found | create it with "
                + "mode 0600");
  }

  @Test
  void twoSecretSources_areRefused() {
    assertThat(Loading.good().change("token: {env: ALI}", "token: {env: ALI, file: /x}").problems())
        .containsExactly(
            "5:65 CONFLICTING_KEYS a secret needs exactly one of env, file, credential, "
                + "command | keep one of [env, file]");
  }

  @Test
  void noSecretSource_isRefused() {
    assertThat(Loading.good().change("token: {env: ALI}", "token: {}").problems())
        .containsExactly(
            "5:65 CONFLICTING_KEYS a secret needs exactly one of env, file, credential, "
                + "command | add one");
  }

  @Test
  void secretList_isRefused() {
    assertThat(Loading.good().change("token: {env: ALI}", "token: [s3ntinel]").problems())
        .containsExactly(
            "5:72 WRONG_TYPE the secret 'token' is a list | write {file: /path}, {credential: "
                + "NAME}, {command: [...]} or {env: NAME}");
  }

  @Test
  void credentialOutsideTheService_warns() {
    assertThat(
            Loading.good().change("token: {env: ALI}", "token: {credential: ali-token}").problems())
        .containsExactly(
            "5:85 CREDENTIAL_UNSEEN the credential 'ali-token' can't be seen from here: "
                + "$CREDENTIALS_DIRECTORY is not set | the service needs "
                + "LoadCredential=ali-token:/path in its unit");
  }

  @Test
  void secretCommandThroughAShell_isRefused() {
    assertThat(
            Loading.good()
                .change("token: {env: ALI}", "token: {command: [pass, show, ali]}")
                .problems())
        .containsExactly(
            "5:82 BAD_VALUE the command must start with a program's absolute path | write it "
                + "as in [/usr/bin/pass, show, dns-token]; there is no shell");
  }

  @Test
  void misspeltSecretSource_suggestsTheNearest() {
    assertThat(Loading.good().change("token: {env: ALI}", "token: {fiel: /x}").problems())
        .containsExactly("5:73 UNKNOWN_KEY unknown key 'fiel' | did you mean 'file'?");
  }

  /// A build machine judges a configuration whose secrets are elsewhere.
  @Test
  void absentSecrets_areNoProblemWhereNothingIsOpened() {
    Loading elsewhere = Loading.good().change("{env: ALI}", "{env: BABA}").withoutSecrets();

    assertThat(elsewhere.config().accounts()).containsKey("ali");
  }
}
