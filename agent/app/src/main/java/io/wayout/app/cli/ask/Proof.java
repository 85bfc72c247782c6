// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.http.form.SealForm;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks the journal's chain and says what came of it.
final class Proof {
  private final Shell shell;
  private final boolean isJson;

  Proof(Shell shell, boolean isJson) {
    this.shell = shell;
    this.isJson = isJson;
  }

  ExitCode ofAgent(Session session, @Nullable String head) throws Stop {
    String query = kept(head).map(h -> "?head=" + Session.encode(h.toString())).orElse("");
    return told(session.get("/journal/verify" + query));
  }

  /// Checks a file here, without asking any agent.
  ExitCode ofFile(Path file, @Nullable String head) throws Stop {
    SealCheck check = new SealCheck(false, kept(head));
    long line = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        check.add(SealForm.row(JsonText.read(text)));
      }
      if (line == 0) {
        throw new Stop(
            ExitCode.FAILED, file + " is empty", "write it with: wayout history --export");
      }
    } catch (JsonText.BadJson | IllegalArgumentException bad) {
      throw new Stop(
          ExitCode.FAILED,
          "line " + line + " of " + file + " is no row of a journal: " + bad.getMessage(),
          "write the file with: wayout history --export");
    } catch (IOException unreadable) {
      throw new Stop(ExitCode.USAGE, file + " can't be read: " + unreadable.getMessage());
    }
    return told(SealForm.verdict(check.end(Optional.empty())));
  }

  private ExitCode told(Json verdict) {
    shell.out().print(isJson ? Clean.jsonText(verdict) + "\n" : words(verdict));
    shell.out().flush();
    return verdict.isTrue("isWell") ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String words(Json verdict) {
    long missing = verdict.number("missing");
    String counted =
        verdict.number("rows")
            + " rows"
            + (missing == 0 ? "" : ", " + missing + " before or between them not there");
    Json head = verdict.get("head");
    String end = "head " + head.number("number") + ":" + head.text("hash") + "\n";
    return verdict.isTrue("isWell")
        ? "The journal is whole: " + counted + ".\n" + end
        : "The journal was tampered with: "
            + verdict.get("fault").text("text")
            + ".\n"
            + counted
            + ", "
            + end;
  }

  private static Optional<Head> kept(@Nullable String typed) throws Stop {
    Optional<Head> head = Optional.ofNullable(typed).flatMap(Head::parse);
    if (typed != null && head.isEmpty()) {
      throw new Stop(
          ExitCode.USAGE,
          "'" + typed + "' is no head",
          "write NUMBER:HASH, as the log and `wayout history --verify` tell it");
    }
    return head;
  }
}
