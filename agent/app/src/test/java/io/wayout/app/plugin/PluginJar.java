// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.plugin;

import io.wayout.kit.http.Answers;
import io.wayout.provider.ProviderFactory;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A plug-in as somebody outside the project makes it: its sources compiled against the contract
/// and the kit alone, and put into a jar.
public final class PluginJar implements AutoCloseable {
  private static final Path POCKET = Path.of("src/test/plugin/pocket");

  private final Path file;
  private final URLClassLoader loader;

  private PluginJar(Path file) {
    this.file = file;
    try {
      URL[] urls = {file.toUri().toURL()};
      this.loader = new URLClassLoader(urls, PluginJar.class.getClassLoader());
    } catch (MalformedURLException odd) {
      throw new UncheckedIOException(odd);
    }
  }

  /// @param folder where to put it
  public static PluginJar pocket(Path folder) {
    try {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      compile(POCKET.resolve("src"), classes);
      Path jar = folder.resolve("pocket-1.0.jar");
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream entries = new JarOutputStream(out)) {
        pack(classes, entries);
        pack(POCKET.resolve("resources"), entries);
      }
      return new PluginJar(jar);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Path file() {
    return file;
  }

  /// The factory that the jar brings.
  public ProviderFactory factory() {
    return ServiceLoader.load(ProviderFactory.class, loader).stream()
        .filter(provider -> provider.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void compile(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = place(ProviderFactory.class) + File.pathSeparator + place(Answers.class);
    StringWriter words = new StringWriter();
    try (Stream<Path> files = Files.walk(sources);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = files.filter(f -> f.toString().endsWith(".java")).toList();
      List<String> options = List.of("-d", classes.toString(), "-cp", path, "-proc:none");
      boolean isDone =
          compiler
              .getTask(
                  words, manager, null, options, null, manager.getJavaFileObjectsFromPaths(java))
              .call();
      if (!isDone) {
        throw new AssertionError("the plug-in can't be compiled:\n" + words);
      }
    }
  }

  /// The class folder or jar from which a class comes.
  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException odd) {
      throw new AssertionError(odd);
    }
  }

  private static void pack(Path folder, JarOutputStream entries) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    for (Path inside : files) {
      entries.putNextEntry(new JarEntry(folder.relativize(inside).toString()));
      Files.copy(inside, entries);
      entries.closeEntry();
    }
  }
}
