// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.FileView;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.runbook.ShelfReader.Page;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.SourceLines;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import io.wayout.app.config.tree.Tree.Entry;
import io.wayout.app.config.tree.Tree.Scalar;
import io.wayout.app.config.tree.Tree.Table;
import io.wayout.app.config.tree.TreeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The main file and what it includes, as one tree. Used once.
final class Sources {
  private static final int FILE_BYTES_MAX = 1024 * 1024;
  private static final int ALL_BYTES_MAX = 32 * FILE_BYTES_MAX;
  private static final int WRITABLE_BY_OTHERS = 0_022;
  private static final String SHELF = "runbooks";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final FileView files;
  private final SourceLines lines;
  private final Problems problems;
  private final List<Path> read = new ArrayList<>();
  private final List<Page> runbooks = new ArrayList<>();
  private long bytesRead;
  private boolean isWhole = true;

  Sources(FileView files, SourceLines lines, Problems problems) {
    this.files = files;
    this.lines = lines;
    this.problems = problems;
  }

  /// The files that were read, in reading order.
  List<Path> files() {
    return List.copyOf(read);
  }

  /// Was every file found and understood? If not, references may be broken for that reason alone.
  boolean isWhole() {
    return isWhole;
  }

  /// All files as one mapping; empty if the main file can't be used.
  Optional<Table> read(Path main) {
    Optional<Table> root = file(main, Spot.of(main));
    if (root.isEmpty()) {
      return root;
    }
    List<Table> tables = new ArrayList<>();
    tables.add(root.get());
    Includes includes = new Includes(files, problems);
    for (Includes.Found found : includes.of(main, patterns(root.get(), "include"))) {
      file(found.file(), found.from()).map(this::withoutIncludes).ifPresent(tables::add);
    }
    isWhole &= !includes.hasFailed();
    Table merged = Merge.of(tables);
    readRunbooks(main, patterns(merged, "runbooks"));
    return Optional.of(merged);
  }

  /// The runbook files, in reading order.
  List<Page> runbooks() {
    return List.copyOf(runbooks);
  }

  /// Those that are named, or the folder beside the main file.
  private void readRunbooks(Path main, List<Scalar> patterns) {
    Spot spot = Spot.of(main);
    boolean isBeside = patterns.isEmpty() && hasShelf(main);
    List<Scalar> named = isBeside ? List.of(new Scalar(spot, SHELF + "/*.yaml", false)) : patterns;
    Includes shelf = new Includes(files, problems);
    for (Includes.Found found : shelf.of(main, named)) {
      Optional<String> text = text(found.file(), found.from());
      Optional<Tree> tree = text.flatMap(t -> tree(found.file(), t));
      tree.ifPresent(t -> runbooks.add(new Page(t, text.orElseThrow())));
      isWhole &= tree.isPresent();
    }
    isWhole &= !shelf.hasFailed();
  }

  private boolean hasShelf(Path main) {
    try {
      return !files.list(main.resolveSibling(SHELF)).isEmpty();
    } catch (IOException none) {
      return false;
    }
  }

  private static List<Scalar> patterns(Table root, String key) {
    return root.entries().stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(Entry::value)
        .flatMap(
            tree -> tree instanceof Tree.Items items ? items.items().stream() : Stream.of(tree))
        .flatMap(tree -> tree instanceof Scalar scalar ? Stream.of(scalar) : Stream.empty())
        .toList();
  }

  private Table withoutIncludes(Table table) {
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : table.entries()) {
      if (entry.key().text().equals("include")) {
        problems.add(
            ProblemCode.INCLUDE,
            entry.key().spot(),
            "/include",
            "an included file includes others",
            "move the include to the main file");
      } else {
        kept.add(entry);
      }
    }
    return new Table(table.spot(), kept);
  }

  private Optional<Table> file(Path file, Spot from) {
    Optional<Table> table = text(file, from).flatMap(text -> table(file, text));
    isWhole &= table.isPresent();
    return table;
  }

  private Optional<Tree> tree(Path file, String text) {
    lines.add(file, text);
    read.add(file);
    return TreeReader.read(file, text, problems);
  }

  private Optional<Table> table(Path file, String text) {
    Optional<Tree> tree = tree(file, text);
    if (tree.isPresent() && !(tree.get() instanceof Table)) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          tree.get().spot(),
          "",
          "the file is " + tree.get().kind() + " where it must be a mapping",
          "start it with a key such as 'domains:'");
    }
    return tree.flatMap(t -> t instanceof Table table ? Optional.of(table) : Optional.empty());
  }

  private Optional<String> text(Path file, Spot from) {
    try {
      requireUnwritable(file);
      byte[] bytes = files.read(file, FILE_BYTES_MAX + 1);
      bytesRead += bytes.length;
      if (bytes.length > FILE_BYTES_MAX || bytesRead > ALL_BYTES_MAX) {
        problems.add(
            ProblemCode.FILE_TOO_LARGE,
            Spot.of(file),
            "",
            "the file is larger than 1 MiB, or all files together than 32 MiB",
            "split it and use 'include', or share settings through pools");
        return Optional.empty();
      }
      return decoded(file, bytes);
    } catch (NoSuchFileException _) {
      report(
          file,
          from,
          "there is no such file",
          "create it with 'wayout config init', or name another");
    } catch (IOException unreadable) {
      report(file, from, "it can't be read", "let the user of wayout read it");
    }
    return Optional.empty();
  }

  private void report(Path file, Spot from, String what, String remedy) {
    problems.add(ProblemCode.FILE_UNREADABLE, from, "", file + ": " + what, remedy);
  }

  private void requireUnwritable(Path file) throws IOException {
    int mode = files.mode(file);
    if ((mode & WRITABLE_BY_OTHERS) != 0) {
      problems.add(
          ProblemCode.FILE_WRITABLE,
          Spot.of(file),
          "",
          "others than its owner may write the file (mode %04o)".formatted(mode),
          "chmod go-w " + file);
    }
  }

  private Optional<String> decoded(Path file, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException bad) {
      String before = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
      int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      problems.add(
          ProblemCode.FILE_NOT_TEXT,
          new Spot(file, line, before.length() - before.lastIndexOf('\n')),
          "",
          "a byte that is not UTF-8",
          "save the file as UTF-8");
      return Optional.empty();
    }
  }
}
