// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;

/// One live notice in one line.
public final class NoticeText {
  private NoticeText() {}

  public static String line(Json notice, Style style, Times times) {
    String level = notice.text("level");
    String code = notice.text("code");
    return style.dim(notice.instant("at").map(times::clock).orElse(""))
        + " "
        + switch (level) {
          case "ALARM" -> style.bad(code);
          case "WARN" -> style.warn(code);
          default -> style.bold(code);
        }
        + (notice.has("domain") ? " " + notice.text("domain") : "")
        + " "
        + notice.text("text");
  }
}
