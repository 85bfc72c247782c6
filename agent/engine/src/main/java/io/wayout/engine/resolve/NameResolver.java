// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import io.wayout.engine.resolve.Resolution.Found;
import io.wayout.engine.resolve.Resolution.NoAddress;
import io.wayout.engine.resolve.Resolution.Source;
import io.wayout.engine.resolve.Resolution.Unknown;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Finds the addresses of a host: literal, then hosts file, then resolvers, with a short cache.
///
/// An answer is kept for its TTL, but 1 to 30 s; "no such name" and failures for 5 s. While no
/// resolver can be reached, the last good answer is given for up to an hour, with its age.
/// Thread-safe; two callers that miss the same name at the same time both ask.
public final class NameResolver {
  private static final int KEPT_SECONDS_MIN = 1;
  private static final int KEPT_SECONDS_MAX = 30;
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(5);
  private static final Duration LAST_GOOD_KEPT = Duration.ofHours(1);
  private static final int NAMES_MAX = 20_000;

  private final NameFiles files;
  private final Upstream upstream;
  private final Ticker ticker;
  private final Map<DnsName, Memo> cache = new Cache(); // guarded by itself

  public NameResolver(NameFiles files, Upstream upstream, Ticker ticker) {
    this.files = files;
    this.upstream = upstream;
    this.ticker = ticker;
  }

  /// @param host a name or an address, IPv6 with or without brackets
  public Resolution resolve(String host, Deadline deadline) {
    Optional<InetAddress> literal = literal(host);
    if (literal.isPresent()) {
      return new Found(List.of(literal.get()), List.of(), Source.LITERAL, Duration.ZERO);
    }
    try {
      return resolve(DnsName.of(host), deadline);
    } catch (BadValue notName) {
      return new Unknown(notName.getMessage() == null ? "not a host name" : notName.getMessage());
    }
  }

  public Resolution resolve(DnsName name, Deadline deadline) {
    List<InetAddress> hosts = files.hosts(name);
    if (!hosts.isEmpty()) {
      return new Found(hosts, List.of(), Source.HOSTS, Duration.ZERO);
    }
    Memo known = remembered(name);
    if (known != null && ticker.now().isBefore(known.askAgain())) {
      return known.resolution();
    }
    Memo fresh = ask(name, known, deadline);
    synchronized (cache) {
      cache.put(name, fresh);
    }
    return fresh.resolution();
  }

  private @Nullable Memo remembered(DnsName name) {
    synchronized (cache) {
      return cache.get(name);
    }
  }

  private Memo ask(DnsName name, @Nullable Memo known, Deadline deadline) {
    List<Question> questions = List.of(Question.of(name, Type.A), Question.of(name, Type.AAAA));
    List<Reply> replies = upstream.ask(questions, deadline);
    Instant now = ticker.now();
    Set<InetAddress> addresses = new LinkedHashSet<>();
    Set<DnsName> aliases = new LinkedHashSet<>();
    int ttl = KEPT_SECONDS_MAX;
    for (Reply reply : replies) {
      if (reply instanceof Answered answered && answered.rcode() == Rcode.NOERROR) {
        AddressAnswer answer = AddressAnswer.of(answered.message(), questions.getFirst().name());
        addresses.addAll(answer.addresses());
        aliases.addAll(answer.aliases());
        ttl = Math.clamp(answer.ttlSeconds(), KEPT_SECONDS_MIN, ttl);
      }
    }
    if (addresses.isEmpty()) {
      return withoutAddress(name, replies, known, now);
    }
    var found =
        new Found(List.copyOf(addresses), new ArrayList<>(aliases), Source.DNS, Duration.ZERO);
    return new Memo(found, now.plusSeconds(ttl), new Good(found, now));
  }

  private static Memo withoutAddress(
      DnsName name, List<Reply> replies, @Nullable Memo known, Instant now) {
    Instant askAgain = now.plus(FAILURE_KEPT);
    Optional<String> failure = failure(replies);
    if (failure.isEmpty()) {
      return new Memo(new NoAddress(name + " has no address in DNS"), askAgain, null);
    }
    Good good = known == null ? null : known.lastGood();
    if (good != null && now.isBefore(good.at().plus(LAST_GOOD_KEPT))) {
      return new Memo(good.aged(now), askAgain, good);
    }
    return new Memo(new Unknown(name + ": " + failure.get()), askAgain, null);
  }

  /// Why nothing is known; empty if DNS said that there is no address.
  private static Optional<String> failure(List<Reply> replies) {
    return replies.stream()
        .flatMap(reply ->
            switch (reply) {
              case Answered answered
                  when answered.rcode() == Rcode.NOERROR || answered.rcode() == Rcode.NXDOMAIN ->
                  Optional.<String>empty().stream();
              case Answered answered ->
                  Optional.of("the resolver said " + answered.status()).stream();
              case Unanswered(String detail) -> Optional.of(detail).stream();
            })
        .findFirst();
  }

  private static Optional<InetAddress> literal(String host) {
    boolean inBrackets = host.startsWith("[") && host.endsWith("]");
    try {
      return Optional.of(
          InetAddress.ofLiteral(inBrackets ? host.substring(1, host.length() - 1) : host));
    } catch (IllegalArgumentException notLiteral) {
      return Optional.empty();
    }
  }

  private record Good(Found found, Instant at) {
    private Found aged(Instant now) {
      return new Found(
          found.addresses(), found.aliases(), found.source(), Duration.between(at, now));
    }
  }

  private record Memo(Resolution resolution, Instant askAgain, @Nullable Good lastGood) {}

  /// Forgets the name that was not needed for the longest time.
  private static final class Cache extends LinkedHashMap<DnsName, Memo> {
    private static final long serialVersionUID = 1L;

    private Cache() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<DnsName, Memo> eldest) {
      return size() > NAMES_MAX;
    }
  }
}
