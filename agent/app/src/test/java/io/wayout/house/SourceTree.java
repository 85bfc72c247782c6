// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// The project's files as they are on disk, without build output.
final class SourceTree {
  private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".idea", ".vscode");
  private static final Set<String> TEXT_ENDINGS =
      Set.of("java", "xml", "md", "sh", "yaml", "yml", "json", "service", "conf", "properties");

  private SourceTree() {}

  static Path root() {
    String root = System.getProperty("wayout.root");
    if (root == null) {
      throw new IllegalStateException("run through Maven, which sets -Dwayout.root");
    }
    return Path.of(root);
  }

  static Path at(String relative) {
    return root().resolve(relative);
  }

  static String name(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  static boolean isMain(Path file) {
    return name(file).contains("/src/main/");
  }

  static List<Path> java() {
    return all().stream().filter(file -> name(file).endsWith(".java")).toList();
  }

  static List<Path> mainJava() {
    return java().stream().filter(SourceTree::isMain).toList();
  }

  /// Files that people read and write: sources, scripts, documents, build files.
  static List<Path> texts() {
    return all().stream().filter(SourceTree::isText).toList();
  }

  static List<Path> all() {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean skipped =
                  NOT_SOURCES.contains(folder.getFileName().toString())
                      || name(folder).equals("deploy/lab/run");
              return skipped && !folder.equals(root())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(null);
    return files;
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("not readable as UTF-8: " + name(file), e);
    }
  }

  static List<String> lines(Path file) {
    return read(file).lines().toList();
  }

  /// Hands over each line with its place, `path:number`.
  static void eachLine(List<Path> files, BiConsumer<String, String> visitor) {
    for (Path file : files) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        visitor.accept(name(file) + ":" + (i + 1), lines.get(i));
      }
    }
  }

  private static boolean isText(Path file) {
    String fileName = file.getFileName().toString();
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
    return TEXT_ENDINGS.contains(ending) || isScript(file);
  }

  static boolean isScript(Path file) {
    String name = name(file);
    boolean canBe = name.startsWith("deploy/") || name.startsWith(".ci/");
    boolean hasEnding = file.getFileName().toString().contains(".");
    return name.endsWith(".sh") || (canBe && !hasEnding && read(file).startsWith("#!"));
  }
}
