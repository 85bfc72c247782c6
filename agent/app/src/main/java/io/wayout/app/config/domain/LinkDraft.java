// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.Form;
import io.wayout.core.model.Link;
import io.wayout.dns.RecordType;
import java.util.SortedSet;

/// A link and the place where it was written.
///
/// @param link its types are those of one family as long as the targets of an address link are not
///   known
record LinkDraft(Link link, Kind kind, Form form) {

  /// What a link holds, as the configuration says it.
  enum Kind {
    CNAME,
    ALIAS,
    ADDRESS
  }

  LinkDraft with(SortedSet<RecordType> types) {
    Link typed = new Link(link.name(), link.zone(), link.accounts(), link.ttl(), types);
    return new LinkDraft(typed, kind, form);
  }
}
