// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A record set as NS1 keeps it.
///
/// @param domain the owner's full name, lower case, without the final dot
/// @param answers in NS1's order
/// @param isLinked its answers are another record's
/// @param isSteered filters choose among its answers
record Ns1Record(
    String domain,
    String type,
    int ttl,
    List<Answer> answers,
    boolean isLinked,
    boolean isSteered) {
  Ns1Record {
    answers = List.copyOf(answers);
  }

  /// One answer.
  ///
  /// @param value in presentation form
  /// @param tree everything that NS1 keeps with it, to be sent back as it is
  /// @param isTagged it has metadata or a group, by which filters choose
  record Answer(String value, Map<String, Object> tree, boolean isTagged) {}

  boolean isAt(RecordKey key) {
    return domain.equals(key.name().text()) && type.equals(key.type().name());
  }

  /// @throws BadJson if the answers are none of that type
  RecordSet set(RecordType recordType) throws BadJson {
    try {
      List<String> values = answers.stream().map(Answer::value).toList();
      return new RecordSet(new Ttl(ttl), RecordData.of(recordType, values));
    } catch (BadValue odd) {
      throw new BadJson(String.valueOf(odd.getMessage()));
    }
  }

  /// Why it must not be changed to so many answers; empty if it may. One answer keeps its metadata
  /// and its group whatever its value is; with several nobody knows which would belong to which.
  Optional<Rejected> bar(RecordKey key, int wanted) {
    if (isLinked) {
      return Optional.of(new Rejected(key + " is linked to another record; change that one"));
    }
    boolean isOne = answers.size() == 1 && wanted == 1;
    boolean isPlain = !isSteered && answers.stream().noneMatch(Answer::isTagged);
    return isOne || isPlain
        ? Optional.empty()
        : Optional.of(
            new Rejected(key + " is steered by filters or metadata; change it in NS1's portal"));
  }
}
