// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ServerSight.Transport;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Expands;
import io.wayout.engine.port.Authorities.Has;
import io.wayout.engine.port.Authorities.HasNot;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.provider.NameServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers of a server as one sight of it. Pure.
public final class Sights {
  private Sights() {}

  /// @param answers in the order of the keys
  public static Map<RecordKey, Optional<RecordData>> answers(
      List<RecordKey> keys, List<Answer> answers) {
    Map<RecordKey, Optional<RecordData>> all = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      switch (answers.get(i)) {
        case Has(var set) -> all.put(keys.get(i), Optional.of(set.data()));
        case HasNot _ -> all.put(keys.get(i), Optional.empty());
        case Expands _, Silent _ -> {}
      }
    }
    return all;
  }

  /// Why something was not answered; empty text if everything was.
  public static String silence(List<Answer> answers) {
    return answers.stream()
        .flatMap(a -> a instanceof Silent(String why) ? Stream.of(why) : Stream.of())
        .findFirst()
        .orElse("");
  }

  static ServerSight of(NameServer server, List<RecordKey> keys, List<Answer> answers) {
    return new ServerSight(
        server.toString(),
        "",
        Transport.EITHER,
        Optional.empty(),
        answers(keys, answers),
        silence(answers));
  }
}
