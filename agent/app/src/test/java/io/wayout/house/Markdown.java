// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One document: its headings' anchors and its links, without what stands in code blocks.
record Markdown(Path file, List<String> anchors, List<String> links, List<String> blocks) {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

  static List<Markdown> all() {
    return SourceTree.all().stream()
        .filter(file -> SourceTree.name(file).matches("README\\.md|(docs|deploy)/.*\\.md"))
        .map(Markdown::read)
        .toList();
  }

  static Markdown read(Path file) {
    var anchors = new ArrayList<String>();
    var links = new ArrayList<String>();
    var blocks = new ArrayList<String>();
    boolean inBlock = false;
    for (String line : SourceTree.lines(file)) {
      if (line.strip().startsWith("```")) {
        inBlock = !inBlock;
        if (inBlock) {
          blocks.add(line.strip().substring(3));
        }
      } else if (inBlock) {
        blocks.set(blocks.size() - 1, blocks.getLast() + "\n" + line);
      } else {
        if (line.startsWith("#")) {
          anchors.add(anchor(line.replaceFirst("^#+\\s*", "")));
        }
        LINK.matcher(line).results().forEach(found -> links.add(found.group(1)));
      }
    }
    return new Markdown(file, anchors, links, blocks);
  }

  /// The anchor that a heading gets where this is read, as far as our headings need it.
  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
        .replace(' ', '-');
  }

  /// What is wrong with the links to our own files.
  Stream<String> brokenLinks() {
    return links.stream()
        .filter(link -> !link.matches("(https?|mailto):.*"))
        .filter(link -> !leadsSomewhere(link))
        .map(link -> SourceTree.name(file) + " links to " + link);
  }

  private boolean leadsSomewhere(String link) {
    String path = link.replaceFirst("#.*", "");
    Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!target.toFile().exists()) {
      return false;
    }
    int hash = link.indexOf('#');
    return hash < 0 || read(target).anchors().contains(link.substring(hash + 1));
  }
}
