// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.domain.LinkDraft.Kind;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What must hold between the types of a chain's links and what its targets give.
///
/// No record is ever removed, so the families of an address link never change: every target gives
/// all of them.
final class TypeRules {
  private final Problems problems;

  TypeRules(Problems problems) {
    this.problems = problems;
  }

  /// The links with their final types, after all problems were reported.
  ///
  /// @param links those that could be read
  /// @param targets those that could be read
  List<LinkDraft> judged(List<LinkDraft> links, List<TargetDraft> targets) {
    if (links.isEmpty()) {
      return links;
    }
    links.subList(0, links.size() - 1).forEach(upper -> judgeUpper(upper, targets));
    LinkDraft last = links.getLast();
    if (last.kind() == Kind.ADDRESS) {
      judgeFamilies(last, targets);
    } else {
      targets.stream().filter(TypeRules::hasNoName).forEach(t -> reportNoName(last, t));
    }
    return links.stream().map(link -> typed(link, targets)).toList();
  }

  private void judgeUpper(LinkDraft upper, List<TargetDraft> targets) {
    if (upper.kind() == Kind.ADDRESS) {
      problems.add(
          ProblemCode.LINK_TYPE,
          upper.form().spotOf("type"),
          upper.form().pathOf("type"),
          upper.link().name() + " holds addresses, so it can't lead to the link below it",
          "make it the last link, or use 'type: alias' or 'type: cname'");
      return;
    }
    List<String> nameless =
        targets.stream().filter(TypeRules::hasNoName).map(t -> t.target().name()).toList();
    if (!nameless.isEmpty()) {
      problems.add(
          ProblemCode.NO_BYPASS,
          upper.form().spot(),
          upper.form().path(),
          "%s can't lead straight to %s, so it is no way out when the links below it are lost"
              .formatted(upper.link().name(), String.join(", ", nameless)),
          "give these targets a 'cname:' beside their addresses");
    }
  }

  private void reportNoName(LinkDraft last, TargetDraft target) {
    problems.add(
        ProblemCode.TARGET_LACKS,
        target.form().spot(),
        target.form().pathOf("cname"),
        "the target '%s' has no 'cname', which the link %s (type %s) must hold"
            .formatted(
                target.target().name(),
                last.link().name(),
                last.kind().name().toLowerCase(Locale.ROOT)),
        "add 'cname:', or use 'type: address' for the last link");
  }

  private void judgeFamilies(LinkDraft last, List<TargetDraft> targets) {
    SortedSet<RecordType> wanted = families(targets);
    for (TargetDraft draft : targets) {
      String missing =
          wanted.stream()
              .filter(family -> draft.target().record(family).isEmpty())
              .map(family -> "'" + family.name().toLowerCase(Locale.ROOT) + "'")
              .collect(Collectors.joining(" and "));
      if (!missing.isEmpty() || wanted.isEmpty()) {
        problems.add(
            ProblemCode.TARGET_LACKS,
            draft.form().spot(),
            draft.form().path(),
            "the target '%s' has no %s, which the link %s (type address) must hold"
                .formatted(
                    draft.target().name(),
                    wanted.isEmpty() ? "addresses" : missing,
                    last.link().name()),
            wanted.isEmpty()
                ? "add 'a:' or 'aaaa:' with its addresses, or use another type of link"
                : "give all targets the same families, because no record is ever removed");
      }
    }
  }

  private static LinkDraft typed(LinkDraft link, List<TargetDraft> targets) {
    SortedSet<RecordType> families = families(targets);
    return link.kind() == Kind.ADDRESS && !families.isEmpty() ? link.with(families) : link;
  }

  private static SortedSet<RecordType> families(List<TargetDraft> targets) {
    List<RecordType> families = new ArrayList<>();
    for (TargetDraft draft : targets) {
      Target target = draft.target();
      target.record(RecordType.A).ifPresent(_ -> families.add(RecordType.A));
      target.record(RecordType.AAAA).ifPresent(_ -> families.add(RecordType.AAAA));
    }
    return new TreeSet<>(families);
  }

  private static boolean hasNoName(TargetDraft draft) {
    return draft.target().record(RecordType.CNAME).isEmpty();
  }
}
