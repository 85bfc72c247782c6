// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.app.http.form.NoticeForm;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Level;
import io.wayout.store.sqlite.desk.OutboxRows.Addressed;
import java.time.Instant;
import java.util.Optional;

/// One notice that people are to be told.
///
/// @param key the same for the same happening, so that a repeat can be told from news
/// @param at when it was noticed
public record Letter(String key, Instant at, Notice notice) {

  /// The letter that a row of the outbox holds; empty if it is of another version of the program.
  static Optional<Letter> read(Addressed row) {
    try {
      return Optional.of(
          new Letter(row.key(), row.at(), NoticeForm.read(JsonText.read(row.notice()))));
    } catch (JsonText.BadJson | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  Addressed to(String channel) {
    return new Addressed(channel, key, at, JsonText.write(NoticeForm.of(notice, at)));
  }

  /// As the API's event stream shows it, with its key.
  public Json form() {
    Json form = NoticeForm.of(notice, at);
    Json.Builder keyed = Json.object().put("key", key);
    ((Json.Members) form).byName().forEach(keyed::put);
    return keyed.build();
  }

  public Level level() {
    return notice.level();
  }
}
