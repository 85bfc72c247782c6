// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where one step of a run stands. Immutable.
///
/// @param path `3`, or `3.2` within a group, or `undo 3` of what takes it back
/// @param act the key that writes it, e.g. `evacuate`
/// @param tries how often it was begun
/// @param people who approved it
/// @param memo what was so before it, and what it began: for going on after a crash, and for taking
///   it back
public record StepRun(
    String path,
    String name,
    String act,
    Status status,
    int tries,
    Optional<Instant> begunAt,
    Optional<Instant> endedAt,
    String detail,
    List<String> people,
    Map<String, String> memo) {
  public StepRun {
    people = List.copyOf(people);
    memo = Map.copyOf(memo);
  }

  /// How far it is.
  public enum Status {
    WAITING,
    BEGUN,
    /// A person must say something.
    ASKING,
    /// It was begun before a crash, and nobody knows whether it took effect.
    DOUBT,
    DONE,
    FAILED,
    SKIPPED;

    public boolean isOver() {
      return this == DONE || this == FAILED || this == SKIPPED;
    }
  }

  static StepRun fresh(String path, String name, String act) {
    return new StepRun(
        path,
        name,
        act,
        Status.WAITING,
        0,
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        Map.of());
  }

  StepRun begun(Status next, Instant now) {
    return new StepRun(
        path, name, act, next, tries + 1, Optional.of(now), Optional.empty(), "", people, memo);
  }

  StepRun ended(Status next, String text, Instant now) {
    return new StepRun(path, name, act, next, tries, begunAt, Optional.of(now), text, people, memo);
  }

  StepRun again() {
    return new StepRun(
        path,
        name,
        act,
        Status.WAITING,
        tries,
        Optional.empty(),
        Optional.empty(),
        detail,
        List.of(),
        memo);
  }

  StepRun to(Status next, String text) {
    return new StepRun(path, name, act, next, tries, begunAt, endedAt, text, people, memo);
  }

  StepRun noting(Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(facts);
    all.putAll(memo);
    return new StepRun(path, name, act, status, tries, begunAt, endedAt, detail, people, all);
  }

  StepRun approvedBy(String person) {
    List<String> all = new ArrayList<>(people);
    all.add(person);
    return new StepRun(path, name, act, status, tries, begunAt, endedAt, detail, all, memo);
  }
}
