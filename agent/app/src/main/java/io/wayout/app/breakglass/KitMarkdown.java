// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.app.breakglass.Kit.Entry;
import io.wayout.app.breakglass.Kit.Move;
import io.wayout.app.breakglass.Kit.Place;
import io.wayout.app.breakglass.Kit.Route;
import io.wayout.app.breakglass.Kit.Sheet;
import java.util.List;

/// The kit as Markdown: readable as it is, on a terminal or on paper.
final class KitMarkdown {
  private final StringBuilder text = new StringBuilder();

  private KitMarkdown() {}

  static String of(Kit kit) {
    KitMarkdown page = new KitMarkdown();
    page.line("# " + Words.TITLE).line("").line(Words.origin(kit)).line("");
    page.line("## First").line("");
    Words.BEFORE.forEach(words -> page.line("- " + words));
    page.line("");
    kit.sheets().forEach(page::sheet);
    return page.text.toString();
  }

  private void sheet(Sheet sheet) {
    line("## " + sheet.domain()).line("");
    line("| link | record | usually | TTL | account | vendor |");
    line("| --- | --- | --- | --- | --- | --- |");
    for (Entry e : sheet.links()) {
      line(
          "| %d | %s %s | %s | %d s | %s | %s |"
              .formatted(
                  e.link(), e.name(), e.type(), e.value(), e.ttl(), e.account(), e.vendor()));
    }
    line("").line("| target | vendor | leads there |").line("| --- | --- | --- |");
    for (Place place : sheet.targets()) {
      line("| %s | %s | %s |".formatted(place.name(), place.vendor(), place.where()));
    }
    line("");
    if (sheet.routes().isEmpty()) {
      line(Words.NO_ROUTE).line("");
    }
    for (int i = 0; i < sheet.routes().size(); i++) {
      route(Words.title(i + 1, sheet.routes().get(i), sheet), sheet.routes().get(i));
    }
    deadEnds(sheet.deadEnds());
  }

  private void route(String title, Route route) {
    line("### " + title).line("");
    line("When " + Words.when(route) + ".").line("").line(sentence(route.why())).line("");
    moves(route.there());
    if (!route.back().isEmpty()) {
      line("#### And back").line("");
      moves(route.back());
    }
  }

  private void moves(List<Move> moves) {
    for (int i = 0; i < moves.size(); i++) {
      move(i + 1, moves.get(i));
    }
  }

  private void move(int number, Move move) {
    line(number + ". " + Words.change(move.entry())).line("");
    if (!move.how().console().isEmpty()) {
      line("   Console: " + move.how().console()).line("");
    }
    move.how().commands().forEach(this::code);
    move.how().notes().forEach(note -> line("   " + note).line(""));
    line("   Proof, then wait %d s:".formatted(move.after().toSeconds())).line("");
    code(move.proof());
  }

  /// Without indentation, so that a copied command is complete.
  private void code(String bash) {
    line("```bash").line(bash).line("```").line("");
  }

  private void deadEnds(List<String> ends) {
    if (!ends.isEmpty()) {
      line("### No way out").line("");
      ends.forEach(end -> line("- " + end));
      line("");
    }
  }

  private static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }

  private KitMarkdown line(String words) {
    text.append(words).append('\n');
    return this;
  }
}
