// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.Fixtures;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// An abstract chain: numbers instead of records. What the oracle sees, and what it looks like to
/// the planner.
///
/// @param types what the last link holds; the links above hold CNAMEs
/// @param isNamed targets can be led to by a CNAME; else the goal has addresses only
/// @param isApex link 1, if it is not the last, holds an ALIAS
/// @param replicas from link 1 down
record PlanWorld(
    int links, List<RecordType> types, boolean isNamed, boolean isApex, List<Replica> replicas) {
  static final int NEXT = 0;
  static final int GOOD = 1;
  static final int BAD = 2;
  static final int OTHER = 3;
  static final int FOREIGN = 4;
  static final int MISSING = 5;
  static final int UNREAD = 6;
  static final int VALUES = 7;
  static final List<String> TARGETS = List.of("standby", "primary", "third");

  /// @param link from 0
  record Replica(
      int link, int account, RecordType type, int value, boolean isWritable, boolean isAnswering) {
    Replica with(int next) {
      return new Replica(link, account, type, next, isWritable, isAnswering);
    }

    Replica writable() {
      return new Replica(link, account, type, value, true, isAnswering);
    }

    Replica as(int nextLink, int nextAccount, RecordType nextType) {
      return new Replica(nextLink, nextAccount, nextType, value, isWritable, isAnswering);
    }
  }

  /// What a link holds.
  List<RecordType> types(int link) {
    return types(link, links, types, isApex);
  }

  static List<RecordType> types(int link, int links, List<RecordType> last, boolean isApex) {
    if (link == links - 1) {
      return last;
    }
    return List.of(isApex && link == 0 ? RecordType.ALIAS : RecordType.CNAME);
  }

  boolean isLast(int link) {
    return link == links - 1;
  }

  /// Can a record of the link lead straight to the goal?
  boolean mayHoldGoal(int link) {
    return isNamed || isLast(link);
  }

  PlanWorld with(List<Replica> next) {
    return new PlanWorld(links, types, isNamed, isApex, next);
  }

  /// The same after a step of a plan.
  PlanWorld after(Step step) {
    RecordData wanted = step.change().wanted().data();
    List<Replica> next = new ArrayList<>();
    for (Replica r : replicas) {
      boolean isIt =
          r.link() == step.link() - 1
              && account(r).equals(step.account())
              && r.type() == step.change().key().type();
      next.add(isIt ? r.with(valueOf(r, wanted)) : r);
    }
    return with(next);
  }

  private int valueOf(Replica r, RecordData wanted) {
    for (int value = NEXT; value <= FOREIGN; value++) {
      if (!(value == NEXT && isLast(r.link())) && data(r.with(value)).equals(wanted)) {
        return value;
      }
    }
    throw new IllegalStateException("no value is " + wanted);
  }

  static String account(Replica r) {
    return "l" + (r.link() + 1) + (char) ('a' + r.account());
  }

  Target goal() {
    return target(GOOD);
  }

  Chain chain() {
    List<Link> declared = new ArrayList<>();
    List<LinkFact> facts = new ArrayList<>();
    for (int i = 0; i < links; i++) {
      int link = i;
      List<Replica> own = replicas.stream().filter(r -> r.link() == link).toList();
      List<String> accounts = own.stream().map(PlanWorld::account).distinct().toList();
      Link spec =
          new Link(name(i), name(i).parent(), accounts, new Ttl(60), new TreeSet<>(types(i)));
      declared.add(spec);
      facts.add(new LinkFact(i + 1, spec, own.stream().map(r -> fact(spec, r)).toList()));
    }
    Domain domain =
        Fixtures.domain(
            name(0), Fixtures.AUTO, declared, List.of(target(GOOD), target(BAD), target(OTHER)));
    return new Chain(domain, facts);
  }

  private ReplicaFact fact(Link link, Replica r) {
    LinkAccount place =
        link.places().stream()
            .filter(p -> p.account().equals(account(r)) && p.key().type() == r.type())
            .findFirst()
            .orElseThrow();
    Observed observed =
        switch (r.value()) {
          case MISSING -> new Observed.Empty(Observed.Source.API, Fixtures.T0);
          case UNREAD -> new Observed.Unread("nobody tells", Fixtures.T0);
          default ->
              new Observed.Holds(
                  new RecordSet(new Ttl(300), data(r)),
                  RecordRef.NONE,
                  Observed.Source.API,
                  Fixtures.T0);
        };
    String obstacle = r.isWritable() ? "" : "its API does not work";
    return new ReplicaFact(
        place, "v", r.isWritable(), obstacle, r.isAnswering(), Optional.of(observed));
  }

  private RecordData data(Replica r) {
    if (r.value() == NEXT) {
      DnsName next = name(r.link() + 1);
      return r.type() == RecordType.ALIAS ? new RecordData.Alias(next) : Fixtures.cname(next);
    }
    if (r.value() == FOREIGN) {
      return record("foreign", 9, r.type());
    }
    return record(TARGETS.get(r.value() - 1), r.value(), r.type());
  }

  private Target target(int value) {
    String name = TARGETS.get(value - 1);
    List<RecordData> records = new ArrayList<>();
    if (isNamed || value != GOOD) {
      records.add(record(name, value, RecordType.CNAME));
    }
    types.stream()
        .filter(type -> type == RecordType.A || type == RecordType.AAAA)
        .forEach(type -> records.add(record(name, value, type)));
    return new Target("shop", name, "cloud-" + name, records, List.of());
  }

  private static RecordData record(String name, int number, RecordType type) {
    return switch (type) {
      case A -> RecordData.of(type, List.of("192.0.2." + number));
      case AAAA -> RecordData.of(type, List.of("2001:db8::" + number));
      case ALIAS -> new RecordData.Alias(DnsName.of(name + ".lb.example"));
      default -> Fixtures.cname(DnsName.of(name + ".lb.example"));
    };
  }

  private static DnsName name(int link) {
    return DnsName.of("www.l" + (link + 1) + ".example");
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(types + (isNamed ? "" : " unnamed") + (isApex ? " apex" : ""));
    for (Replica r : replicas) {
      text.append(' ').append(account(r)).append('/').append(r.type()).append('=');
      text.append(
          List.of("next", "good", "bad", "other", "foreign", "missing", "unread").get(r.value()));
      text.append(r.isWritable() ? "" : "-readonly").append(r.isAnswering() ? "" : "-silent");
    }
    return text.toString();
  }
}
