// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wayout.store.sqlite.Step.Created;
import io.wayout.store.sqlite.Step.Cut;
import io.wayout.store.sqlite.Step.FolderMade;
import io.wayout.store.sqlite.Step.FolderSynced;
import io.wayout.store.sqlite.Step.ParentSynced;
import io.wayout.store.sqlite.Step.Removed;
import io.wayout.store.sqlite.Step.Renamed;
import io.wayout.store.sqlite.Step.Said;
import io.wayout.store.sqlite.Step.Synced;
import io.wayout.store.sqlite.Step.Wrote;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Records with `strace` every byte that a program writes to a directory, every sync, and every
/// line that it prints.
final class Strace {
  private static final String CALLS =
      "openat,mkdir,mkdirat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat";
  private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (\\d+).*");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(\\d+)<([^>]*)>(\\(deleted\\))?.*");
  private static final String UNFINISHED = " <unfinished ...>";

  private final Path folder;
  private final Map<String, String> begun = new HashMap<>();
  private final Map<Integer, Long> positions = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private Strace(Path folder) {
    this.folder = folder;
  }

  /// Runs a program to its end.
  ///
  /// @param folder which directory's files count
  static List<Step> of(Path folder, List<String> program, Path log)
      throws IOException, InterruptedException {
    requireStrace();
    List<String> command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-y", "-xx"));
    command.addAll(List.of("-s", "1000000", "-e", "trace=" + CALLS, "-e", "signal=none"));
    command.addAll(List.of("-o", log.toString()));
    command.addAll(program);
    Path said = log.resolveSibling(log.getFileName() + ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(program + " ended with " + process.exitValue());
    }
    return read(folder, log);
  }

  private static void requireStrace() throws InterruptedException {
    try {
      int code =
          new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (code != 0) {
        abort("strace may not trace here (a container without the capability SYS_PTRACE?)");
      }
    } catch (IOException missing) {
      String message = "strace is not installed; deploy/test.sh or 'apt-get install strace'";
      if (Boolean.getBoolean("wayout.require.servers")) {
        fail(message);
      }
      abort(message);
    }
  }

  private static List<Step> read(Path folder, Path log) throws IOException {
    Strace strace = new Strace(folder);
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        strace.line(line);
      }
    }
    return strace.steps;
  }

  /// A call of one thread may be told in two halves, with others between them.
  private void line(String line) {
    Matcher whole = LINE.matcher(line);
    if (!whole.matches()) {
      return;
    }
    String thread = whole.group(1);
    String text = whole.group(2);
    Matcher resumed = RESUMED.matcher(text);
    if (resumed.matches()) {
      String first = begun.remove(thread);
      text = first + resumed.group(1);
    } else if (text.endsWith(UNFINISHED)) {
      begun.put(thread, text.substring(0, text.length() - UNFINISHED.length()));
      return;
    }
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      call(call.group(1), call.group(2), Long.parseLong(call.group(3)));
    }
  }

  private void call(String name, String arguments, long result) {
    switch (name) {
      case "openat" -> opened(arguments, (int) result);
      case "mkdir", "mkdirat" -> {
        if (paths(arguments).getFirst().equals(folder.toString())) {
          steps.add(new FolderMade());
        }
      }
      case "lseek" -> positions.put(descriptor(arguments), result);
      case "write" -> wrote(arguments, result);
      case "pwrite64" -> inFolder(arguments).ifPresent(f -> wroteAt(f, arguments));
      case "ftruncate" ->
          inFolder(arguments).ifPresent(f -> steps.add(new Cut(f, lastNumber(arguments))));
      case "fsync", "fdatasync" -> synced(arguments);
      case "rename", "renameat", "renameat2" -> renamed(paths(arguments));
      case "unlink", "unlinkat" -> removed(paths(arguments).getFirst());
      default -> throw new IllegalStateException("not asked for: " + name);
    }
  }

  private void opened(String arguments, int descriptor) {
    positions.put(descriptor, 0L);
    nameOf(paths(arguments).getFirst())
        .ifPresent(name -> {
          if (arguments.contains("O_CREAT") && !names.contains(name)) {
            names.add(name);
            steps.add(new Created(name));
          }
          if (arguments.contains("O_TRUNC")) {
            steps.add(new Cut(name, 0));
          }
        });
  }

  private void wrote(String arguments, long written) {
    int descriptor = descriptor(arguments);
    byte[] bytes = bytes(arguments);
    if (descriptor == 1) {
      new String(bytes, StandardCharsets.UTF_8).lines().forEach(l -> steps.add(new Said(l)));
    }
    long at = positions.getOrDefault(descriptor, 0L);
    inFolder(arguments).ifPresent(name -> steps.add(new Wrote(name, at, bytes)));
    positions.put(descriptor, at + written);
  }

  private void wroteAt(String name, String arguments) {
    steps.add(new Wrote(name, lastNumber(arguments), bytes(arguments)));
  }

  private void synced(String arguments) {
    Matcher file = FILE.matcher(arguments);
    if (!file.matches() || file.group(3) != null) {
      return;
    }
    String path = decoded(file.group(2));
    if (path.equals(folder.toString())) {
      steps.add(new FolderSynced());
    } else if (Path.of(path).equals(folder.getParent())) {
      steps.add(new ParentSynced());
    } else {
      nameOf(path).ifPresent(name -> steps.add(new Synced(name)));
    }
  }

  private void renamed(List<String> paths) {
    Optional<String> from = nameOf(paths.getFirst());
    Optional<String> to = nameOf(paths.getLast());
    if (from.isPresent() && to.isPresent()) {
      names.remove(from.get());
      names.add(to.get());
      steps.add(new Renamed(from.get(), to.get()));
    }
  }

  private void removed(String path) {
    nameOf(path).filter(names::remove).ifPresent(name -> steps.add(new Removed(name)));
  }

  private Optional<String> inFolder(String arguments) {
    Matcher file = FILE.matcher(arguments);
    boolean isFile = file.matches() && file.group(3) == null;
    return isFile ? nameOf(decoded(file.group(2))) : Optional.empty();
  }

  /// What is shared in memory never reaches the disk in a form that anybody relies on.
  private Optional<String> nameOf(String path) {
    Path file = Path.of(path);
    return folder.equals(file.getParent()) && !path.endsWith("-shm")
        ? Optional.of(file.getFileName().toString())
        : Optional.empty();
  }

  private static int descriptor(String arguments) {
    Matcher file = FILE.matcher(arguments);
    return file.matches() ? Integer.parseInt(file.group(1)) : -1;
  }

  private static long lastNumber(String arguments) {
    return Long.parseLong(arguments.substring(arguments.lastIndexOf(", ") + 2));
  }

  private static List<String> paths(String arguments) {
    return TEXT.matcher(arguments).results().map(text -> decoded(text.group(1))).toList();
  }

  private static byte[] bytes(String arguments) {
    Matcher text = TEXT.matcher(arguments);
    return text.find() ? HexFormat.of().parseHex(hex(text.group(1))) : new byte[0];
  }

  private static String decoded(String text) {
    return text.startsWith("\\x")
        ? new String(HexFormat.of().parseHex(hex(text)), StandardCharsets.UTF_8)
        : text;
  }

  private static String hex(String text) {
    return text.replace("\\x", "");
  }
}
