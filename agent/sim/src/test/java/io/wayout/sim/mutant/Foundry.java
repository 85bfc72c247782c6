// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles broken code and lets it play in a world of its own: a class loader that knows the
/// broken classes first and shares nothing with this one.
final class Foundry {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Path root;
  private final Path folder;

  /// @param root of the repository
  /// @param folder for the broken classes, one folder for each mutant
  Foundry(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /// The invariants that the mutant breaks in a cell.
  List<String> play(Mutant mutant, String cell) throws IOException, ReflectiveOperationException {
    Path classes = folder.resolve(mutant.name());
    if (!Files.exists(classes)) {
      compile(mutant, Files.createDirectory(classes));
    }
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (String entry : CLASS_PATH.split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), platform)) {
      Object player =
          loader.loadClass(CellPlayer.class.getName()).getDeclaredConstructor().newInstance();
      List<String> broken = new ArrayList<>();
      if (player instanceof Function<?, ?> function) {
        Object answer = apply(function, cell);
        Arrays.asList(((List<?>) answer).toArray()).forEach(text -> broken.add(text.toString()));
      }
      return broken;
    }
  }

  @SuppressWarnings("unchecked") // the player is a Function<String, List<String>> of the same text
  private static Object apply(Function<?, ?> player, String cell) {
    return ((Function<Object, Object>) player).apply(cell);
  }

  private void compile(Mutant mutant, Path classes) throws IOException {
    String broken = mutant.breakIt(Files.readString(root.resolve(mutant.source())));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter words = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", CLASS_PATH);
    boolean isFine =
        compiler
            .getTask(words, null, null, options, null, List.of(new Text(mutant.source(), broken)))
            .call();
    if (!isFine) {
      throw new IllegalStateException(mutant.name() + " can't be compiled: " + words);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String content;

    Text(Path name, String content) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean isLenient) {
      return content;
    }
  }
}
