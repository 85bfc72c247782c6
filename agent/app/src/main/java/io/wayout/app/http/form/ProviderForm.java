// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Claim;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import java.util.List;
import java.util.Locale;

/// What an adapter can do, and what an account of it takes.
public final class ProviderForm {
  private ProviderForm() {}

  /// One adapter.
  public static Json of(ProviderFactory factory) {
    Capabilities can = factory.capabilities();
    return Json.object()
        .put("name", factory.name())
        .put(
            "capabilities",
            new Json.Array(
                List.of(
                    claim("compare and swap", words(can.compareAndSwap())),
                    claim("atomic replace", words(can.atomicReplace())),
                    claim("atomic batch", words(can.atomicBatch())),
                    claim("changes per call", String.valueOf(can.batchSizeMax())),
                    claim("change tracking", words(can.changeTracking())),
                    claim("alias records", words(can.alias())),
                    claim("smallest TTL", can.ttlMin().toString()),
                    claim("requests per minute", String.valueOf(can.requestsPerMinuteMax())),
                    claim("requests per day", perDay(can)))))
        .put("settings", Json.array(factory.settings(), ProviderForm::setting))
        .build();
  }

  private static Json claim(String name, String value) {
    return Json.object().put("name", name).put("value", value).build();
  }

  private static String perDay(Capabilities can) {
    return can.requestsPerDayMax().isPresent()
        ? can.requestsPerDayMax().getAsInt() + ", half of them for switches"
        : "not counted";
  }

  private static String words(Capabilities.CompareAndSwap kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String words(Claim claim) {
    return switch (claim) {
      case Claim.Yes() -> "yes";
      case Claim.No(var reason) -> "no: " + reason;
      case Claim.Unproven() -> "unproven";
    };
  }

  private static Json setting(Setting setting) {
    return Json.object()
        .put("key", setting.key())
        .put("kind", setting.kind().name().toLowerCase(Locale.ROOT))
        .put("isRequired", setting.isRequired())
        .put("doc", setting.doc())
        .build();
  }
}
