// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.regex.Pattern;

/// Finds calls, method references and field reads by `fully.qualified.Owner.member`.
final class Touch extends ArchCondition<JavaClass> {
  private final List<Pattern> members;

  private Touch(String what, List<Pattern> members) {
    super("touch " + what);
    this.members = members;
  }

  /// @param what for messages, e.g. `the clock`
  /// @param members regular expressions
  static Touch touch(String what, String... members) {
    return new Touch(what, List.of(members).stream().map(Pattern::compile).toList());
  }

  @Override
  public void check(JavaClass user, ConditionEvents events) {
    for (JavaAccess<?> access : user.getAccessesFromSelf()) {
      String member = access.getTargetOwner().getName() + "." + access.getName();
      if (members.stream().anyMatch(pattern -> pattern.matcher(member).matches())) {
        events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
      }
    }
  }
}
