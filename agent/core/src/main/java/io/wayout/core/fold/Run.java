// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/// What belongs to this run of the agent.
///
/// @param standings what is newest about each domain's decision, by domain
/// @param proven moves of one kind that were served lately, for the canary rule
/// @param publications what vendors say about accepted changes that are not served yet, by domain
/// @param calledOff each domain's newest move that was given up, or whose place a newer one took,
///   after something had been sent: it may take effect yet
/// @param driven the campaigns that this run leads; a command leaves those of the daemon alone
/// @param startedAt when this run of the agent began
/// @param wokeAt when the process or its host last went on after a standstill
/// @param isHeldForAck the state was lost at the last start; automation waits for an
///   acknowledgement
/// @param isJournalDown nothing can be made durable right now, so automation begins nothing (I64)
public record Run(
    PMap<DnsName, Standing> standings,
    PMap<String, Instant> proven,
    PMap<DnsName, Publication> publications,
    PMap<DnsName, Switchover> calledOff,
    PSet<String> driven,
    Instant startedAt,
    Optional<Instant> wokeAt,
    boolean isHeldForAck,
    boolean isJournalDown) {
  static Run begun(Instant now) {
    return new Run(
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePSet.empty(),
        now,
        Optional.empty(),
        false,
        false);
  }

  Run withStandings(PMap<DnsName, Standing> next) {
    return new Run(
        next,
        proven,
        publications,
        calledOff,
        driven,
        startedAt,
        wokeAt,
        isHeldForAck,
        isJournalDown);
  }

  Run withProven(PMap<String, Instant> next) {
    return new Run(
        standings,
        next,
        publications,
        calledOff,
        driven,
        startedAt,
        wokeAt,
        isHeldForAck,
        isJournalDown);
  }

  Run withPublications(PMap<DnsName, Publication> next) {
    return new Run(
        standings, proven, next, calledOff, driven, startedAt, wokeAt, isHeldForAck, isJournalDown);
  }

  Run withCalledOff(PMap<DnsName, Switchover> next) {
    return new Run(
        standings,
        proven,
        publications,
        next,
        driven,
        startedAt,
        wokeAt,
        isHeldForAck,
        isJournalDown);
  }

  Run withDriven(PSet<String> next) {
    return new Run(
        standings,
        proven,
        publications,
        calledOff,
        next,
        startedAt,
        wokeAt,
        isHeldForAck,
        isJournalDown);
  }

  Run withHeldForAck(boolean next) {
    return new Run(
        standings, proven, publications, calledOff, driven, startedAt, wokeAt, next, isJournalDown);
  }

  Run withJournalDown(boolean next) {
    return new Run(
        standings, proven, publications, calledOff, driven, startedAt, wokeAt, isHeldForAck, next);
  }

  Run withWokeAt(Instant now) {
    return new Run(
        standings,
        proven,
        publications,
        calledOff,
        driven,
        startedAt,
        Optional.of(now),
        isHeldForAck,
        isJournalDown);
  }
}
