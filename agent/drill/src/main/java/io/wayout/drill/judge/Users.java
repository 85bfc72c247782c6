// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.drill.judge.Loss.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What users of a domain saw: a dozen of them, each behind a resolver that keeps every answer for
/// its TTL and asks again at its own time. A user is without the domain while no answer is to be
/// had, or while the answer leads to a target that is down or to none of ours.
final class Users {
  private static final int COUNT = 12;
  private static final Duration TTL_MIN = Duration.ofSeconds(1);

  private final Truth truth;
  private final Instant start;
  private final Instant end;

  Users(Truth truth, Instant start, Instant end) {
    this.truth = truth;
    this.start = start;
    this.end = end;
  }

  /// @param withAgent else as if the agent had never written anything
  Loss loss(Domain domain, boolean withAgent) {
    Map<Instant, Integer> changes = new TreeMap<>();
    Duration sum = Duration.ZERO;
    Duration worst = Duration.ZERO;
    Duration longest = Duration.ZERO;
    for (int user = 0; user < COUNT; user++) {
      Duration own = Duration.ZERO;
      for (Span span : spans(served(domain, user, withAgent))) {
        changes.merge(span.from(), 1, Integer::sum);
        changes.merge(span.to(), -1, Integer::sum);
        own = own.plus(span.length());
        longest = max(longest, span.length());
      }
      sum = sum.plus(own);
      worst = max(worst, own);
    }
    return new Loss(sum.dividedBy(COUNT), worst, longest, shares(changes));
  }

  private record Span(Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private List<Share> shares(Map<Instant, Integer> changes) {
    List<Share> shares = new ArrayList<>();
    shares.add(new Share(start, 0));
    int without = 0;
    for (Map.Entry<Instant, Integer> change : changes.entrySet()) {
      without += change.getValue();
      Share share = new Share(change.getKey(), 100 * without / COUNT);
      if (share.from().equals(start)) {
        shares.clear();
      }
      shares.add(share);
    }
    return shares;
  }

  /// Where the user was without the domain, without gaps between spans that touch.
  private List<Span> spans(Track<Boolean> served) {
    List<Span> spans = new ArrayList<>();
    Instant since = null;
    for (Instant at : Track.instants(List.of(served), start, end)) {
      boolean isServed = served.at(at);
      if (!isServed && since == null) {
        since = at;
      }
      if (isServed && since != null) {
        spans.add(new Span(since, at));
        since = null;
      }
    }
    if (since != null) {
      spans.add(new Span(since, end));
    }
    return spans;
  }

  private Track<Boolean> served(Domain domain, int user, boolean withAgent) {
    List<Track<Optional<RecordSet>>> links = new ArrayList<>();
    for (Link link : domain.links()) {
      links.add(cached(answered(link, user, withAgent), phase(user, links.size())));
    }
    List<Track<?>> all = new ArrayList<>(links);
    domain.targets().forEach(t -> all.add(truth.target(t)));
    Track<Boolean> served = new Track<>(true);
    for (Instant at : Track.instants(all, start, end)) {
      served.set(at, isServed(domain, links, at));
    }
    return served;
  }

  private boolean isServed(Domain domain, List<Track<Optional<RecordSet>>> links, Instant at) {
    for (int i = 0; i < links.size(); i++) {
      Optional<RecordData> data = links.get(i).at(at).map(RecordSet::data);
      Optional<Target> target =
          domain.targets().stream().filter(t -> data.filter(t::isAt).isPresent()).findFirst();
      if (target.isPresent()) {
        return truth.target(target.get()).at(at);
      }
      boolean leadsOn =
          i + 1 < links.size()
              && data.equals(Optional.of(new RecordData.Cname(domain.links().get(i + 1).name())));
      if (!leadsOn) {
        return false;
      }
    }
    return false;
  }

  /// What a resolver is answered that asks now; of a mirrored link, by the account that it happens
  /// to ask, or by another one if that is silent.
  private Track<Optional<RecordSet>> answered(Link link, int user, boolean withAgent) {
    List<LinkAccount> places = link.places();
    List<Track<?>> all = new ArrayList<>();
    for (LinkAccount place : places) {
      all.add(truth.zones(place.account()));
      all.add(truth.record(place, withAgent));
    }
    Track<Optional<RecordSet>> answered = new Track<>(Optional.empty());
    for (Instant at : Track.instants(all, start, end)) {
      Optional<RecordSet> answer = Optional.empty();
      for (int i = 0; i < places.size() && answer.isEmpty(); i++) {
        LinkAccount place = places.get((user + i) % places.size());
        answer =
            truth.zones(place.account()).at(at)
                ? truth.record(place, withAgent).at(at)
                : Optional.empty();
      }
      answered.set(at, answer);
    }
    return answered;
  }

  /// When within a TTL the user's resolver asks, in thousandths; of each link at another time.
  private static int phase(int user, int link) {
    return (1000 * user / COUNT + 382 * link) % 1000;
  }

  /// The same as a cache shows it.
  private Track<Optional<RecordSet>> cached(Track<Optional<RecordSet>> answered, int phase) {
    Track<Optional<RecordSet>> cached = new Track<>(answered.at(start));
    Instant asked = start.minus(ttl(answered.at(start)).multipliedBy(phase).dividedBy(1000));
    while (asked.isBefore(end)) {
      Instant at = asked.isBefore(start) ? start : asked;
      Optional<RecordSet> answer = answered.at(at);
      cached.set(at, answer);
      Instant changed = answered.nextChange(at, end);
      if (answer.isEmpty()) {
        asked = changed;
      } else {
        long rounds = Math.max(1, Duration.between(asked, changed).dividedBy(ttl(answer)));
        Instant next = asked.plus(ttl(answer).multipliedBy(rounds));
        asked = next.isBefore(changed) ? next.plus(ttl(answer)) : next;
      }
    }
    return cached;
  }

  private static Duration ttl(Optional<RecordSet> answer) {
    return answer.map(set -> max(set.ttl().toDuration(), TTL_MIN)).orElse(TTL_MIN);
  }
}
