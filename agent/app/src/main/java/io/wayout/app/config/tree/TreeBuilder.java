// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.tree.Tree.Entry;
import io.wayout.app.config.tree.Tree.Items;
import io.wayout.app.config.tree.Tree.Scalar;
import io.wayout.app.config.tree.Tree.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/// Builds the tree of one file from its YAML events. Used once.
///
/// An alias stands for a finished value only, so no tree contains itself, and each alias counts as
/// all the values that it stands for (billion laughs).
final class TreeBuilder {
  private static final int DEPTH_MAX = 20;
  private static final int ALIASES_MAX = 100;
  private static final int VALUES_MAX = 300_000;

  private final Path file;
  private final Iterator<Event> events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int aliases;
  private int values;

  private record Anchored(Tree tree, int values) {}

  TreeBuilder(Path file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /// @throws BadTree if the text goes beyond a bound or uses what is not taken
  Tree document() {
    Event event = next();
    while (event.is(Event.ID.StreamStart) || event.is(Event.ID.DocumentStart)) {
      event = next();
    }
    if (event.is(Event.ID.StreamEnd)) {
      return new Table(new Spot(file, 1, 1), List.of());
    }
    Tree tree = tree(event, 0);
    next();
    Event end = next();
    if (!end.is(Event.ID.StreamEnd)) {
      throw feature(end, "a second YAML document", "keep one document per file, without '---'");
    }
    return tree;
  }

  private Event next() {
    return events.next();
  }

  private Tree tree(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    if (depth > DEPTH_MAX) {
      throw new BadTree(
          ProblemCode.TOO_COMPLEX,
          spot(event),
          "nested deeper than " + DEPTH_MAX + " levels",
          "no setting of wayout is that deep; check the brackets");
    }
    int before = values;
    countValues(event, 1);
    requireNoTag(event);
    Tree tree = built(event, depth);
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(tree, values - before));
    }
    return tree;
  }

  private Tree built(Event event, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    return event.is(Event.ID.SequenceStart) ? items(event, depth) : table(event, depth);
  }

  private Scalar scalar(ScalarEvent event) {
    boolean isPlain = event.getScalarStyle() == ScalarStyle.PLAIN;
    return new Scalar(spot(event), event.getValue(), isPlain);
  }

  private Items items(Event start, int depth) {
    List<Tree> items = new ArrayList<>();
    for (Event event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
      items.add(tree(event, depth + 1));
    }
    return new Items(spot(start), items);
  }

  private Table table(Event start, int depth) {
    List<Entry> entries = new ArrayList<>();
    for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
      Spot keySpot = spot(event);
      if (!(tree(event, depth + 1) instanceof Scalar key)) {
        throw feature(event, "a key that is a list or a mapping", "write a plain word before ':'");
      }
      if (key.isPlain() && key.text().equals("<<")) {
        throw feature(event, "the merge key '<<'", "use 'defaults' or a pool to share settings");
      }
      entries.add(
          new Entry(new Scalar(keySpot, key.text(), key.isPlain()), tree(next(), depth + 1)));
    }
    return new Table(spot(start), entries);
  }

  private Tree aliased(AliasEvent event) {
    aliases++;
    if (aliases > ALIASES_MAX) {
      throw new BadTree(
          ProblemCode.TOO_COMPLEX,
          spot(event),
          "more than " + ALIASES_MAX + " aliases",
          "use 'defaults' or pools to share settings");
    }
    @Nullable Anchored anchored = anchors.get(event.getAnchor());
    if (anchored == null) {
      throw feature(
          event,
          "the alias '*" + event.getAnchor() + "', whose anchor is unknown or contains it",
          "set the anchor '&" + event.getAnchor() + "' on a value further up");
    }
    countValues(event, anchored.values());
    return anchored.tree();
  }

  private void countValues(Event event, int more) {
    values += more;
    if (values > VALUES_MAX) {
      throw new BadTree(
          ProblemCode.TOO_COMPLEX,
          spot(event),
          "more than " + VALUES_MAX + " values in one file",
          "split the file with 'include'");
    }
  }

  private void requireNoTag(Event event) {
    @Nullable String tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag != null && !tag.equals("!")) {
      throw feature(event, "the YAML tag '" + tag + "'", "remove it; wayout needs no tags");
    }
  }

  private BadTree feature(Event event, String what, String remedy) {
    return new BadTree(ProblemCode.YAML_FEATURE, spot(event), what + " is not taken", remedy);
  }

  private Spot spot(Event event) {
    Mark mark = event.getStartMark();
    return new Spot(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
