// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.AdminSettings;
import io.wayout.app.config.AgentSettings;
import io.wayout.app.config.ChannelSettings;
import io.wayout.app.config.Config;
import io.wayout.app.config.SecretSource;
import io.wayout.app.config.key.Times;
import io.wayout.core.model.Canary;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LiveDrills;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.provider.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/// The effective configuration as YAML: includes merged, every default filled in, secrets shown as
/// their source. Loading it again gives the same configuration, except for inline secrets.
public final class ConfigText {
  private static final int WIDTH = 100;

  private ConfigText() {}

  /// The YAML text; ends with a line break.
  public static String yaml(Config config) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setWidth(WIDTH);
    options.setSplitLines(false);
    return new Yaml(options).dump(tree(config));
  }

  /// The same as maps, lists and texts, for JSON.
  public static Map<String, Object> tree(Config config) {
    Topology topology = config.topology();
    Map<String, Object> accounts = new LinkedHashMap<>();
    config
        .accounts()
        .forEach((name, account) ->
            accounts.put(name, account(account, topology.account(name).canary())));
    Map<String, Object> domains = new LinkedHashMap<>();
    topology
        .domains()
        .forEach((name, domain) -> domains.put(name.text(), domain(topology, domain)));
    Map<String, Object> root = new LinkedHashMap<>();
    Map<String, Object> agent = agent(config.agent(), topology);
    config.telling().page().ifPresent(url -> agent.put("url", url.toString()));
    config
        .telling()
        .heartbeat()
        .ifPresent(h ->
            agent.put(
                "heartbeat", map("url", secret(h.url()), "interval", Times.shown(h.interval()))));
    root.put("agent", agent);
    if (!topology.watch().vendorChecks().isEmpty()) {
      root.put("vendors", vendors(topology));
    }
    root.put("accounts", accounts);
    root.put(
        "safety",
        map(
            "blast-radius",
            topology.safety().blastRadiusPercent() + "%",
            "canary",
            topology.safety().canary(),
            "order",
            topology.safety().order(),
            "live-drills",
            drills(topology.safety().liveDrills()),
            "quorum",
            "majority"));
    root.put("pools", pools(topology));
    root.put("domains", domains);
    if (!config.telling().channels().isEmpty()) {
      root.put("notify", config.telling().channels().stream().map(ConfigText::channel).toList());
    }
    return root;
  }

  private static Map<String, Object> drills(LiveDrills drills) {
    return map(
        "domains", drills.domains().stream().map(DnsName::text).sorted().toList(),
        "windows", drills.windows().stream().map(LiveDrills.Window::toString).toList(),
        "stay", Times.shown(drills.stay()));
  }

  private static Map<String, Object> agent(AgentSettings agent, Topology topology) {
    Map<String, Object> admin = new LinkedHashMap<>();
    admin.put("socket", agent.admin().socket().toString());
    agent.admin().group().ifPresent(group -> admin.put("group", group));
    agent.admin().listen().ifPresent(listen -> admin.put("listen", listen.toString()));
    agent.admin().tls().ifPresent(tls -> admin.put("tls", tls(tls)));
    if (!agent.admin().hosts().isEmpty()) {
      admin.put("hosts", agent.admin().hosts());
    }
    return map(
        "id", agent.id(),
        "state", agent.state().toString(),
        "admin", admin,
        "witnesses", checks(topology, topology.witnesses()),
        "vendor", agent.vendor(),
        "resolvers", agent.resolvers().stream().map(Object::toString).toList(),
        "planes", map("interval", Times.shown(topology.watch().planes())),
        "records", map("interval", Times.shown(topology.watch().records())),
        "probe-networks", agent.probeNetworks(),
        "depends-on", dependencies(agent.dependsOn()));
  }

  private static Map<String, Object> tls(AdminSettings.Tls tls) {
    return map("certificate", tls.certificate().toString(), "key", tls.key().toString());
  }

  private static Map<String, Object> vendors(Topology topology) {
    Map<String, Object> vendors = new LinkedHashMap<>();
    topology
        .watch()
        .vendorChecks()
        .forEach((vendor, ids) -> vendors.put(vendor, map("control-plane", checks(topology, ids))));
    return vendors;
  }

  private static Map<String, Object> account(AccountSettings account, Optional<Canary> canary) {
    Map<String, Object> map = map("provider", account.provider(), "vendor", account.vendor());
    account
        .texts()
        .forEach((key, texts) -> map.put(key, texts.size() == 1 ? texts.getFirst() : texts));
    account.secrets().forEach((key, secret) -> map.put(key, secret(secret)));
    canary.ifPresent(
        c -> map.put("canary", map("name", c.name().text(), "every", Times.shown(c.every()))));
    return map;
  }

  private static Map<String, Object> channel(ChannelSettings channel) {
    Map<String, Object> map =
        map(
            "name", channel.name(),
            "type", channel.kind().word(),
            "level", channel.filter().level().name().toLowerCase(Locale.ROOT),
            "codes", channel.filter().codes().stream().map(Enum::name).sorted().toList(),
            "except", channel.filter().except().stream().map(Enum::name).sorted().toList(),
            "rate", channel.rate(),
            "digest", Times.shown(channel.digest()),
            "vendor", channel.vendors().getFirst(),
            "depends-on", channel.vendors().subList(1, channel.vendors().size()));
    channel.texts().entrySet().stream()
        .filter(e -> !e.getValue().isEmpty() && channel.kind().takes(e.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> map.put(e.getKey(), shown(e)));
    channel.secrets().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> map.put(e.getKey(), secret(e.getValue())));
    return map;
  }

  private static Object shown(Map.Entry<String, List<String>> texts) {
    boolean isOne = texts.getValue().size() == 1 && !texts.getKey().equals("command");
    return isOne ? texts.getValue().getFirst() : texts.getValue();
  }

  private static Object secret(Secret secret) {
    return secret instanceof SecretSource known && !known.source().isEmpty()
        ? known.source()
        : "(hidden)";
  }

  private static Map<String, Object> pools(Topology topology) {
    Map<String, Object> pools = new LinkedHashMap<>();
    for (Domain domain : topology.domains().values()) {
      String pool = domain.targets().getFirst().pool();
      if (!pool.equals(domain.name().text())) {
        pools.computeIfAbsent(pool, _ -> targets(topology, domain.targets()));
      }
    }
    return pools;
  }

  private static Map<String, Object> targets(Topology topology, List<Target> targets) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Target target : targets) {
      Map<String, Object> written = map("vendor", target.vendor());
      target.records().forEach(record -> put(record, written));
      written.put("checks", checks(topology, target.checks()));
      map.put(target.name(), written);
    }
    return map;
  }

  private static void put(RecordData record, Map<String, Object> target) {
    String key = record.type().name().toLowerCase(Locale.ROOT);
    target.put(
        key,
        record instanceof RecordData.Addresses addresses
            ? List.copyOf(addresses.addresses())
            : record.toString());
  }

  private static List<Map<String, Object>> checks(Topology topology, List<CheckId> ids) {
    return ids.stream().map(topology::check).map(CheckText::tree).toList();
  }

  private static Map<String, Object> domain(Topology topology, Domain domain) {
    Map<String, Object> map = new LinkedHashMap<>();
    String pool = domain.targets().getFirst().pool();
    if (pool.equals(domain.name().text())) {
      map.put("targets", targets(topology, domain.targets()));
    } else {
      map.put("pool", pool);
    }
    map.put("links", domain.links().stream().map(ConfigText::link).toList());
    map.put("tags", new ArrayList<>(domain.tags()));
    map.put("policy", policy(domain.policy()));
    map.put("depends-on", dependencies(domain.dependsOn()));
    return map;
  }

  private static Map<String, Object> dependencies(List<Dependency> all) {
    Map<String, Object> map = new LinkedHashMap<>();
    all.forEach(d -> map.put(d.kind(), d.vendor()));
    return map;
  }

  private static Map<String, Object> link(Link link) {
    boolean isMirrored = link.accounts().size() > 1;
    return map(
        "name",
        link.name().text(),
        "type",
        type(link),
        isMirrored ? "accounts" : "account",
        isMirrored ? link.accounts() : link.accounts().getFirst(),
        "ttl",
        link.ttl().seconds(),
        "zone",
        link.zone().text());
  }

  private static String type(Link link) {
    return link.leadsToNames() ? link.types().first().name().toLowerCase(Locale.ROOT) : "address";
  }

  private static Map<String, Object> policy(Policy policy) {
    String failback =
        switch (policy.failback()) {
          case Failback.Manual _ -> "manual";
          case Failback.After(var upFor) -> Times.shown(upFor);
        };
    Map<String, Object> map =
        map(
            "mode", policy.mode().name().toLowerCase(Locale.ROOT),
            "down-for", Times.shown(policy.downFor()),
            "block", Times.shown(policy.block()),
            "standby-for", Times.shown(policy.standbyFor()),
            "failback", failback,
            "restore-after", Times.shown(policy.restoreAfter()),
            "on-control-plane-loss", policy.onPlaneLoss().name().toLowerCase(Locale.ROOT),
            "rto", Times.shown(policy.rto()),
            "partial", policy.partial().name().toLowerCase(Locale.ROOT));
    policy.requireDrill().ifPresent(age -> map.put("require-drill", Times.shown(age)));
    return map;
  }

  /// A map of alternating keys and values, in that order.
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
