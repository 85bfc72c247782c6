// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.kit.http.FailureTable;
import io.wayout.kit.http.Meaning;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.Wire.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Huawei Cloud's answers mean when they are not the promised ones. `APIGW` codes are the
/// gateway's, `DNS` codes the service's; both give the status their own meaning.
final class HuaweicloudFailures {
  /// How long a busy record set, zone or gateway usually stays so.
  static final Duration A_MOMENT = Duration.ofSeconds(5);

  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED,
              List.of(
                  "APIGW.0301",
                  "APIGW.0302",
                  "APIGW.0303",
                  "APIGW.0305",
                  "APIGW.0306",
                  "APIGW.0802",
                  "DNS.0005",
                  "DNS.0013",
                  "DNS.0030",
                  "DNS.0031",
                  "DNS.0040",
                  "DNS.1802"),
              Meaning.ABSENT,
              List.of("DNS.0301", "DNS.0302", "DNS.1206"),
              // The record set has gone; or one is there already.
              Meaning.CONFLICT,
              List.of("DNS.0004", "DNS.0309", "DNS.0313", "DNS.0312", "DNS.0335", "DNS.0016"),
              Meaning.REJECTED,
              List.of(
                  "APIGW.0101",
                  "DNS.0213",
                  "DNS.0214",
                  "DNS.0303",
                  "DNS.0304",
                  "DNS.0307",
                  "DNS.0308",
                  "DNS.0317",
                  "DNS.0318",
                  "DNS.0319",
                  "DNS.0321",
                  "DNS.0323",
                  "DNS.0324",
                  "DNS.0328",
                  "DNS.0403",
                  "DNS.0806",
                  "DNS.1601",
                  "DNS.1604",
                  "DNS.2002",
                  "DNS.2003",
                  "DNS.2005",
                  "DNS.2006"),
              // Also what another write keeps busy: surely not applied, and worth a second try.
              Meaning.THROTTLED,
              List.of("APIGW.0308", "DNS.0014", "DNS.0021", "DNS.0209", "DNS.0314", "DNS.1607"),
              Meaning.UNREACHABLE,
              List.of(
                  "APIGW.0201",
                  "DNS.0000",
                  "DNS.0001",
                  "DNS.0003",
                  "DNS.0012",
                  "DNS.0015",
                  "DNS.0036",
                  "DNS.1801",
                  "DNS.1902")));

  private HuaweicloudFailures() {}

  /// @param what the request in a few words
  /// @param secrets taken out of the vendor's words
  /// @param now the wall clock
  static ProviderFailure of(String what, Answered answer, List<String> secrets, Instant now) {
    ProviderFailure failure =
        HuaweicloudWire.problem(answer.body())
            .map(problem -> TABLE.failure(what, answer, problem, secrets, now))
            .orElseGet(() -> FailureTable.foreign(what, answer, secrets, now));
    return failure instanceof Throttled(String detail, Optional<Duration> wait) && wait.isEmpty()
        ? new Throttled(detail, Optional.of(A_MOMENT))
        : failure;
  }
}
