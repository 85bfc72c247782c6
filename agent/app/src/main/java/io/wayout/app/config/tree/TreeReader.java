// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import io.wayout.app.config.ProblemCode;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads one file's text into a tree. Bounded in depth, aliases and number of values, so that no
/// text of an allowed size can exhaust memory or the stack. Stateless.
public final class TreeReader {
  private TreeReader() {}

  /// The tree of the file's only document, or empty after at least one reported problem. A file
  /// without content is an empty mapping.
  public static Optional<Tree> read(Path file, String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setProcessComments(false);
    try {
      Iterator<Event> events = new Yaml(options).parse(new StringReader(text)).iterator();
      return Optional.of(new TreeBuilder(file, events).document());
    } catch (BadTree bad) {
      problems.add(bad.code(), bad.spot(), "", bad.message(), bad.remedy());
    } catch (MarkedYAMLException bad) {
      problems.add(
          ProblemCode.SYNTAX, spotOf(file, bad), "", sentence(bad), "mend the YAML at this place");
    } catch (ReaderException bad) {
      problems.add(
          ProblemCode.SYNTAX,
          spotAt(file, text, bad.getPosition()),
          "",
          "the character U+%04X is not allowed in YAML".formatted(bad.getCodePoint()),
          "remove it");
    } catch (YAMLException bad) {
      problems.add(
          ProblemCode.SYNTAX, Spot.of(file), "", "not well-formed YAML", "mend the file's YAML");
    }
    return Optional.empty();
  }

  private static Spot spotOf(Path file, MarkedYAMLException bad) {
    return bad.getProblemMark() == null
        ? Spot.of(file)
        : new Spot(file, bad.getProblemMark().getLine() + 1, bad.getProblemMark().getColumn() + 1);
  }

  private static String sentence(MarkedYAMLException bad) {
    String context = bad.getContext() == null ? "" : bad.getContext() + ": ";
    return "not well-formed YAML: " + context + bad.getProblem();
  }

  private static Spot spotAt(Path file, String text, int position) {
    int end = Math.clamp(position, 0, text.length());
    String before = text.substring(0, end);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Spot(file, line, end - before.lastIndexOf('\n'));
  }
}
