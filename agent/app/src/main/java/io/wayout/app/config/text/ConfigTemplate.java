// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

/// The commented file that `wayout config init` writes.
public final class ConfigTemplate {
  private static final String TEXT =
      """
      # wayout: where each business name may point, and who hosts its records.
      # Check it with `wayout config check`; every key is in docs/reference/configuration.md.

      agent:
        # id: edge-1                      # default: the host name
        # state: /var/lib/wayout          # journal and state
        # Endpoints at three vendors that have nothing to do with yours: they tell whether it is
        # the agent's own network that is down.
        witnesses:
          - https://www.example.net/
          - https://www.example.org/
          - tcp://192.0.2.53:53

      # One account per DNS provider API. Secrets come from {credential: NAME} (systemd's
      # LoadCredential), {file: /path} with mode 0600, {command: [/path, arg]} or {env: NAME}.
      accounts:
        ours:
          provider: rfc2136               # BIND, Knot, and others that take dynamic updates
          vendor: self-hosted
          servers: 192.0.2.1              # the primary
          tsig-name: wayout-key
          tsig-secret: {credential: tsig-secret}
        hatch:
          provider: powerdns              # a zone at *another* vendor: the way out
          vendor: hoster
          url: https://dns.hoster.example/api/v1/servers/localhost
          api-key: {credential: powerdns-key}

      defaults:
        check: {interval: 10s, timeout: 2s, fall: 3, rise: 6, confirm: 1s}
        # advise: record what would have been done. Set `auto` when you trust it.
        policy: {mode: advise, down-for: 20s, block: 1h, failback: manual}

      safety: {blast-radius: 30%, canary: 1}

      # Where the service runs, in order of preference. `via: target` asks this target, whatever the
      # business name points to at the moment.
      pools:
        shop:
          primary:
            vendor: cloud-a
            cname: shop.lb.cloud-a.example
            checks:
              - {http: "https://www.shop.example/healthz", via: target, expect: {status: 200}}
          standby:
            vendor: cloud-b
            cname: shop.lb.cloud-b.example
            checks:
              - {http: "https://www.shop.example/healthz", via: target, expect: {status: 200}}

      # Who is told what happens: docs/operations/notifications.md. Try: `wayout notify test`.
      # notify:
      #   - {name: ops, type: webhook, url: {credential: hook-url}}

      # The names that users resolve. Link 1 is the name itself; link 2, in a zone of another
      # vendor, is what moves when link 1's vendor accepts no changes, and the other way round.
      domains:
        www.shop.example:
          pool: shop
          links:
            - {name: www.shop.example, account: ours, ttl: 60}
            - {name: www.hatch.example, account: hatch, ttl: 30}
          tags: [tier-1]
      """;

  private ConfigTemplate() {}

  /// The file's text.
  public static String text() {
    return TEXT;
  }
}
