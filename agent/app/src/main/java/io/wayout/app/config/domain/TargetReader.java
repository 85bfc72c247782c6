// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.domain.TargetDraft.CheckDraft;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Check;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Target;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads pools and their targets.
public final class TargetReader {
  /// Stands for a target's broken name while its checks are read; never handed out.
  private static final RecordData BROKEN = new RecordData.Cname(DnsName.of("broken.invalid"));

  private final Problems problems;
  private final CheckReader checks;

  public TargetReader(Problems problems) {
    this.problems = problems;
    this.checks = new CheckReader(problems);
  }

  /// The pool under a field that maps names to targets.
  public Pool pool(String name, Field field, Timing timing) {
    List<Field> fields =
        field.value() instanceof Value.Named(List<Field> named) ? named : List.of();
    List<TargetDraft> targets = new ArrayList<>();
    for (Field item : fields) {
      item.form().flatMap(form -> target(name, item, form, timing)).ifPresent(targets::add);
    }
    Pool pool = new Pool(name, field, targets);
    if (!(field.value() instanceof Value.Broken)) {
      judge(pool, fields.size());
    }
    return pool;
  }

  private Optional<TargetDraft> target(String pool, Field field, Form form, Timing timing) {
    List<RecordData> records = records(form);
    if (!form.has("cname") && !form.has("a") && !form.has("aaaa")) {
      problems.add(
          ProblemCode.MISSING_KEY,
          form.spot(),
          form.pathOf("cname"),
          "the target '" + field.key() + "' leads nowhere: 'cname' is missing",
          "add 'cname:' with the name that its vendor gave you, or 'a:' and 'aaaa:' addresses");
    }
    List<CheckDraft> drafts = checks(field, form, timing, ways(records));
    if (records.isEmpty()) {
      return Optional.empty();
    }
    List<CheckId> ids = drafts.stream().map(draft -> draft.check().id()).distinct().toList();
    Target target = new Target(pool, field.key(), form.text("vendor").orElse(""), records, ids);
    return Optional.of(new TargetDraft(target, drafts, form));
  }

  private List<RecordData> records(Form form) {
    List<RecordData> records = new ArrayList<>();
    form.name("cname").map(RecordData.Cname::new).ifPresent(records::add);
    addresses(form, RecordType.A).ifPresent(records::add);
    addresses(form, RecordType.AAAA).ifPresent(records::add);
    return records;
  }

  private Optional<RecordData> addresses(Form form, RecordType type) {
    String key = type.name().toLowerCase(Locale.ROOT);
    List<Field> items = form.items(key);
    if (form.has(key) && items.isEmpty()) {
      problems.add(
          ProblemCode.MISSING_KEY,
          form.spotOf(key),
          form.pathOf(key),
          "the list of addresses is empty",
          "name at least one address, or remove '" + key + "'");
    }
    List<String> addresses = new ArrayList<>();
    for (Field item : items) {
      item.text().ifPresent(text -> addAddress(item, text, addresses));
    }
    return addresses.isEmpty() ? Optional.empty() : Optional.of(RecordData.of(type, addresses));
  }

  private void addAddress(Field item, String text, List<String> addresses) {
    if (addresses.contains(text)) {
      problems.add(
          ProblemCode.DUPLICATE_KEY,
          item.spot(),
          item.path(),
          "the address " + text + " is there twice",
          "remove one of them");
    }
    addresses.add(text);
  }

  /// What `via: target` connects to: the addresses, one family at a time, or else the name.
  private static List<RecordData> ways(List<RecordData> records) {
    List<RecordData> addresses =
        records.stream().filter(RecordData.Addresses.class::isInstance).toList();
    if (!addresses.isEmpty()) {
      return addresses;
    }
    return records.isEmpty() ? List.of(BROKEN) : records;
  }

  private List<CheckDraft> checks(Field field, Form form, Timing timing, List<RecordData> ways) {
    if (form.items("checks").isEmpty()) {
      problems.add(
          ProblemCode.NO_CHECKS,
          form.has("checks") ? form.spotOf("checks") : form.spot(),
          form.pathOf("checks"),
          "the target '" + field.key() + "' has no checks, so nothing can tell that it works",
          "add 'checks:' with at least one");
    }
    List<CheckDraft> drafts = new ArrayList<>();
    for (Field item : form.items("checks")) {
      item.form().ifPresent(check -> drafts.addAll(checks(check, timing, ways)));
    }
    return drafts;
  }

  /// One check, or one for each way where it goes by the target.
  private List<CheckDraft> checks(Form form, Timing timing, List<RecordData> ways) {
    Optional<Check> first = checks.check(form, timing, Optional.of(ways.getFirst()));
    boolean isByTarget = form.text("via").equals(Optional.of("target"));
    List<CheckDraft> drafts = new ArrayList<>();
    first.ifPresent(check -> drafts.add(new CheckDraft(check, form)));
    for (RecordData way :
        first.isPresent() && isByTarget ? ways.subList(1, ways.size()) : List.<RecordData>of()) {
      checks
          .check(form, timing, Optional.of(way))
          .ifPresent(check -> drafts.add(new CheckDraft(check, form)));
    }
    return drafts;
  }

  private void judge(Pool pool, int written) {
    if (written < 2) {
      problems.add(
          written == 0 ? ProblemCode.NO_TARGETS : ProblemCode.ONE_TARGET,
          pool.field().keySpot(),
          pool.field().path(),
          written == 0
              ? "'" + pool.name() + "' has no targets"
              : "'" + pool.name() + "' has a single target, so there is nothing to move to",
          "add a target at another vendor");
    }
    reportEqualTargets(pool);
    long vendors = pool.targets().stream().map(d -> d.target().vendor()).distinct().count();
    if (pool.targets().size() > 1 && vendors == 1) {
      problems.add(
          ProblemCode.ONE_VENDOR_TARGETS,
          pool.field().keySpot(),
          pool.field().path(),
          "all targets of '%s' are at the vendor '%s'"
              .formatted(pool.name(), pool.targets().getFirst().target().vendor()),
          "put the standby at another vendor, or one outage takes both");
    }
  }

  private void reportEqualTargets(Pool pool) {
    Map<RecordData, TargetDraft> seen = new HashMap<>();
    for (TargetDraft draft : pool.targets()) {
      for (RecordData record : draft.target().records()) {
        Optional.ofNullable(seen.putIfAbsent(record, draft))
            .ifPresent(first -> reportEqual(draft, first, record));
      }
    }
  }

  private void reportEqual(TargetDraft draft, TargetDraft first, RecordData record) {
    String key = record.type().name().toLowerCase(Locale.ROOT);
    problems.add(
        ProblemCode.SAME_TARGET,
        draft.form().spotOf(key),
        draft.form().pathOf(key),
        "'%s' leads to %s, as '%s' at %s does"
            .formatted(
                draft.target().name(), record, first.target().name(), first.form().spotOf(key)),
        "give each target a name or addresses of its own");
  }
}
