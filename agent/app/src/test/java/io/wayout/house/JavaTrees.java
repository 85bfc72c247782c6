// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// Java sources as syntax trees, parsed once with the JDK's own parser.
final class JavaTrees {

  /// One parsed file.
  record Unit(Path file, CompilationUnitTree tree, SourcePositions positions) {
    long firstLine(Tree part) {
      return line(positions.getStartPosition(tree, part));
    }

    long lineCount(Tree part) {
      return line(positions.getEndPosition(tree, part)) - firstLine(part) + 1;
    }

    String place(Tree part) {
      return SourceTree.name(file) + ":" + firstLine(part);
    }

    private long line(long position) {
      return tree.getLineMap().getLineNumber(position);
    }
  }

  private JavaTrees() {}

  static List<Unit> parse(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
      var units = new ArrayList<Unit>();
      for (CompilationUnitTree tree : task.parse()) {
        Path file = Path.of(tree.getSourceFile().toUri());
        units.add(new Unit(file, tree, Trees.instance(task).getSourcePositions()));
      }
      return units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
