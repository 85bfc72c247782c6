// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.AccountDraft;
import io.wayout.app.config.domain.LinkDraft.Kind;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Link;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads links.
final class LinkReader {
  private static final int TTL_WISE_MAX = 300;

  private final Map<String, AccountDraft> accounts;
  private final Problems problems;

  LinkReader(Map<String, AccountDraft> accounts, Problems problems) {
    this.accounts = accounts;
    this.problems = problems;
  }

  /// The link, or empty after at least one reported problem.
  Optional<LinkDraft> link(Form form) {
    List<String> names = accountNames(form);
    int ttl = form.number("ttl").orElse(0);
    judgeTtl(form, ttl, names);
    Optional<DnsName> name = form.name("name");
    boolean isZoneBroken = form.has("zone") && form.name("zone").isEmpty();
    if (name.isEmpty() || isZoneBroken) {
      return Optional.empty();
    }
    DnsName zone = form.name("zone").orElseGet(() -> zoneOf(name.get(), names));
    Kind kind = Kind.valueOf(form.text("type").orElse("cname").toUpperCase(Locale.ROOT));
    if (!isWithinZone(form, name.get(), zone)
        || isCnameAtApex(form, name.get(), zone, kind)
        || names.isEmpty()) {
      return Optional.empty();
    }
    judgeAlias(form, kind, names);
    Link link = new Link(name.get(), zone, names, new Ttl(ttl), types(kind));
    return Optional.of(new LinkDraft(link, kind, form));
  }

  private static SortedSet<RecordType> types(Kind kind) {
    RecordType type =
        switch (kind) {
          case CNAME -> RecordType.CNAME;
          case ALIAS -> RecordType.ALIAS;
          case ADDRESS -> RecordType.A;
        };
    return new TreeSet<>(List.of(type));
  }

  private void judgeAlias(Form form, Kind kind, List<String> names) {
    for (String name : kind == Kind.ALIAS ? names : List.<String>of()) {
      Optional<Capabilities> can =
          Optional.ofNullable(accounts.get(name)).flatMap(AccountDraft::capabilities);
      String why =
          switch (can.map(Capabilities::alias).orElse(Claim.yes())) {
            case Claim.Yes _ -> "";
            case Claim.No(String reason) -> reason;
            case Claim.Unproven _ -> "that is not proven for its provider";
          };
      if (!why.isEmpty()) {
        problems.add(
            ProblemCode.LINK_TYPE,
            form.spotOf("type"),
            form.pathOf("type"),
            "the account '%s' has no alias records: %s".formatted(name, why),
            "use 'type: address', or host the zone where 'wayout provider list' shows them");
      }
    }
  }

  private List<String> accountNames(Form form) {
    if (form.has("account") == form.has("accounts")) {
      boolean isBoth = form.has("account");
      problems.add(
          isBoth ? ProblemCode.CONFLICTING_KEYS : ProblemCode.MISSING_KEY,
          isBoth ? form.spotOf("accounts") : form.spot(),
          form.pathOf("account"),
          isBoth ? "'account' and 'accounts' exclude each other" : "the link has no account",
          isBoth ? "keep one of them" : "add 'account:' with the account that hosts its zone");
    }
    List<Field> fields = form.items(form.has("accounts") ? "accounts" : "account");
    if (form.has("accounts") && fields.isEmpty()) {
      problems.add(
          ProblemCode.MISSING_KEY,
          form.spotOf("accounts"),
          form.pathOf("accounts"),
          "the link's list of accounts is empty",
          "name at least one account");
    }
    List<String> names = new ArrayList<>();
    fields.forEach(field -> field.text().ifPresent(name -> addAccount(field, name, names)));
    return names;
  }

  private void addAccount(Field field, String name, List<String> names) {
    if (!accounts.containsKey(name)) {
      problems.add(
          ProblemCode.UNKNOWN_ACCOUNT,
          field.spot(),
          field.path(),
          "unknown account '" + name + "'",
          accounts.isEmpty()
              ? "add it under 'accounts:'"
              : Nearest.remedy(name, accounts.keySet()));
    } else if (names.contains(name)) {
      problems.add(
          ProblemCode.DUPLICATE_KEY,
          field.spot(),
          field.path(),
          "the account '" + name + "' is there twice",
          "remove one of them");
    } else {
      names.add(name);
    }
  }

  private void judgeTtl(Form form, int ttl, List<String> names) {
    if (ttl > TTL_WISE_MAX) {
      problems.add(
          ProblemCode.TTL_LARGE,
          form.spotOf("ttl"),
          form.pathOf("ttl"),
          "with a TTL of " + ttl + " s, users stay on the old answer that long after a move",
          "use 300 or less; 60 is usual");
    }
    for (String name : names) {
      Optional<Capabilities> can =
          Optional.ofNullable(accounts.get(name)).flatMap(AccountDraft::capabilities);
      int least = can.map(c -> c.ttlMin().seconds()).orElse(0);
      if (ttl < least && form.number("ttl").isPresent()) {
        problems.add(
            ProblemCode.TTL_TOO_SMALL,
            form.spotOf("ttl"),
            form.pathOf("ttl"),
            "a TTL of %d s is below the %d s that the account '%s' takes"
                .formatted(ttl, least, name),
            "write " + least + " or more");
      }
    }
  }

  private DnsName zoneOf(DnsName name, List<String> names) {
    return names.stream()
        .flatMap(account -> Optional.ofNullable(accounts.get(account)).stream())
        .flatMap(account -> account.zones().stream())
        .filter(name::isWithin)
        .max(Comparator.comparingInt(zone -> zone.text().length()))
        .orElseGet(name::parent);
  }

  private boolean isWithinZone(Form form, DnsName name, DnsName zone) {
    if (!name.isWithin(zone)) {
      problems.add(
          ProblemCode.OUTSIDE_ZONE,
          form.spotOf("zone"),
          form.pathOf("zone"),
          "the link " + name + " is not within the zone " + zone,
          "name the zone that holds the record");
      return false;
    }
    return true;
  }

  private boolean isCnameAtApex(Form form, DnsName name, DnsName zone, Kind kind) {
    boolean isRefused = name.equals(zone) && kind == Kind.CNAME;
    if (isRefused) {
      problems.add(
          ProblemCode.APEX_CNAME,
          form.spotOf("name"),
          form.pathOf("name"),
          name + " is the apex of its zone, and an apex can't hold a CNAME (RFC 1034 §3.6.2)",
          "add 'type: alias' or 'type: address', or use a name below it such as www." + name);
    }
    return isRefused;
  }
}
