// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.provider.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One channel that tells people what happens.
///
/// @param filter what it tells
/// @param rate messages a minute at most
/// @param digest how long notices are gathered into one message
/// @param vendors whose outage silences it
/// @param texts its other settings by key, lists included; no secrets
public record ChannelSettings(
    String name,
    Kind kind,
    Filter filter,
    int rate,
    Duration digest,
    List<String> vendors,
    Map<String, List<String>> texts,
    Map<String, Secret> secrets) {
  public ChannelSettings {
    vendors = List.copyOf(vendors);
    texts = Map.copyOf(texts);
    secrets = Map.copyOf(secrets);
  }

  /// A setting that its kind requires, or that has a default.
  ///
  /// @throws IllegalStateException if it is not there, which reading rules out
  public String text(String key) {
    return texts.getOrDefault(key, List.of()).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " has no " + key));
  }

  /// What a channel can be.
  public enum Kind {
    WEBHOOK("webhook", "self-hosted", "url", "secret"),
    SLACK("slack", "slack", "url", ""),
    DINGTALK("dingtalk", "alibaba", "url", "secret"),
    FEISHU("feishu", "volcengine", "url", "secret"),
    WECOM("wecom", "tencent", "url", ""),
    PAGERDUTY("pagerduty", "pagerduty", "routing-key", "url"),
    EMAIL("email", "self-hosted", "server from to", "user password tls"),
    EXEC("exec", "self-hosted", "command", "");

    private final String word;
    private final String vendor;
    private final String needed;
    private final String optional;

    Kind(String word, String vendor, String needed, String optional) {
      this.word = word;
      this.vendor = vendor;
      this.needed = needed;
      this.optional = optional;
    }

    /// As the configuration writes it.
    public String word() {
      return word;
    }

    /// Who runs it, where the configuration does not say.
    public String vendor() {
      return vendor;
    }

    /// Must the setting be there?
    public boolean needs(String key) {
      return List.of(needed.split(" ", -1)).contains(key);
    }

    /// May the setting be there?
    public boolean takes(String key) {
      return needs(key) || List.of(optional.split(" ", -1)).contains(key);
    }
  }

  /// What a channel tells.
  ///
  /// @param level this one and worse
  /// @param codes these, too, whatever their level
  /// @param except these never
  public record Filter(Level level, Set<Code> codes, Set<Code> except) {
    public Filter {
      codes = Set.copyOf(codes);
      except = Set.copyOf(except);
    }

    public boolean wants(Notice notice) {
      return !except.contains(notice.code())
          && (codes.contains(notice.code()) || notice.level().compareTo(level) >= 0);
    }
  }
}
