// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The page's files, by their address: `/` and `/page/BUILD/js/main.js`. Only what `files.txt`
/// names is served, so no address leads anywhere else. The build is a hash over all of them, so
/// that a browser may keep them for ever and still never mixes two versions. Immutable.
public final class Page {
  /// What browsers are told with each file: nothing comes from elsewhere, nothing is inline, no
  /// text becomes markup, and nobody frames the page (CSP 3).
  public static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
              + " object-src 'none'; require-trusted-types-for 'script'",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY");

  private static final String ROOT = "/io/wayout/app/page/";
  private static final String INDEX = "index.html";
  private static final int BUILD_LENGTH = 12;
  private static final Pattern ADDRESS = Pattern.compile("/page/([\\w-]{1,20})/([\\w./-]{1,80})");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private final Map<String, String> texts;
  private final String build;
  private final String index;

  private Page(Map<String, String> texts) {
    this.texts = texts;
    this.build = hash(texts.toString()).substring(0, BUILD_LENGTH);
    this.index = filled(texts.getOrDefault(INDEX, ""));
  }

  /// Reads the files that came with the program.
  public static Page load() {
    Map<String, String> texts = new TreeMap<>();
    for (String name : names()) {
      texts.put(name, resource(name));
    }
    return new Page(texts);
  }

  /// The file at an address; empty if there is none. What an older build is asked for is answered
  /// by this one, and not kept.
  public Optional<PageFile> find(String path) {
    if (path.equals("/") || path.equals("/" + INDEX)) {
      return Optional.of(file(INDEX, index, "no-cache"));
    }
    Matcher address = ADDRESS.matcher(path);
    if (!address.matches() || address.group(2).equals(INDEX)) {
      return Optional.empty();
    }
    String name = address.group(2);
    boolean isOurs = address.group(1).equals(build);
    String keep = isOurs ? "public, max-age=31536000, immutable" : "no-store";
    return Optional.ofNullable(texts.get(name)).map(text -> file(name, text, keep));
  }

  private static List<String> names() {
    return resource("files.txt").lines().filter(l -> !l.startsWith("#")).toList();
  }

  /// Scripts are named in the page, so that the browser gets them all at once.
  private String filled(String text) {
    String modules =
        texts.keySet().stream()
            .filter(name -> name.endsWith(".js"))
            .map(name -> "<link rel=\"modulepreload\" href=\"page/@build@/" + name + "\">")
            .collect(Collectors.joining("\n"));
    return text.replace("@modules@", modules).replace("@build@", build);
  }

  private static PageFile file(String name, String text, String keep) {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
    return new PageFile(type, text, '"' + hash(text).substring(0, 2 * BUILD_LENGTH) + '"', keep);
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " is broken in this build", broken);
    }
  }
}
