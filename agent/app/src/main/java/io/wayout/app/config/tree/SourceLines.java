// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The lines of the files that are being loaded, for showing where a problem is. Confined to the
/// thread that loads.
///
/// A line never shows a secret: what stands under `accounts` is not shown at all, and elsewhere the
/// value of every key that sounds like one is left out (I90).
public final class SourceLines {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([\\w-]*(?:secret|token|passw|credential|authorization|cookie|key)[\\w-]*"
              + "[\"']?\\s*:\\s*)(?![\\s{|>])[^\\n]*");

  private static final Pattern USER_INFO = Pattern.compile("//[^/\\s@]*@");

  private final Map<Path, List<String>> linesByFile = new LinkedHashMap<>();

  /// Takes in one file's text.
  public void add(Path file, String text) {
    linesByFile.put(file, text.lines().toList());
  }

  /// Which file was read when; unknown files come last.
  int indexOf(Path file) {
    int index = new ArrayList<>(linesByFile.keySet()).indexOf(file);
    return index < 0 ? Integer.MAX_VALUE : index;
  }

  String shown(Spot spot, String path) {
    List<String> lines = linesByFile.getOrDefault(spot.file(), List.of());
    if (spot.line() < 1 || spot.line() > lines.size() || path.startsWith("/accounts")) {
      return "";
    }
    String line = lines.get(spot.line() - 1);
    return Printable.text(withoutUserInfo(SECRET.matcher(line).replaceAll("$1…")));
  }

  static String withoutUserInfo(String text) {
    return USER_INFO.matcher(text).replaceAll("//…@");
  }
}
