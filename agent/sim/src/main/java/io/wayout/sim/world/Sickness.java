// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import java.time.Duration;
import java.util.Optional;

/// What a call of an API meets, by the state that the API is in. Charges the time that it takes to
/// find out.
///
/// Confined to the simulation's one thread.
final class Sickness {
  static final Duration SLOWNESS = Duration.ofSeconds(8);

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SimWorld world;

  Sickness(SimWorld world) {
    this.world = world;
  }

  /// Does a request get through at all?
  static boolean isReachable(ApiState state) {
    return switch (state) {
      case UNREACHABLE, STRANGER, UNTRUSTED -> false;
      case FINE, DENYING, THROTTLING, BACKING_OFF, READ_ONLY, REJECTING, CONFLICTING -> true;
      case BLIND, BLANK, SHRUNK, ZONE_LOST, FAILING, SLOW, DRIPPING, SWALLOWING -> true;
      case ANSWER_LOST, LATE, TARDY, LAZY, LYING, REVERTING, GARBLING -> true;
    };
  }

  /// Why a call gets nowhere that can't even be sent.
  ProviderFailure unreachable(ApiState state) {
    world.pace().charge(CONNECT);
    return world.network().now()
        ? failure(state).orElseThrow()
        : new Unreachable("network is unreachable");
  }

  /// What a read meets; empty if it is answered.
  Optional<ProviderFailure> ofRead(ApiState state) {
    return state == ApiState.BLIND && world.network().now()
        ? slowed(new Unreachable("503"), CONNECT)
        : ofCheck(state);
  }

  /// What a question without effect meets; empty if it is answered.
  Optional<ProviderFailure> ofCheck(ApiState state) {
    if (!world.network().now()) {
      return slowed(new Unreachable("network is unreachable"), CONNECT);
    }
    Optional<ProviderFailure> failure = failure(state);
    Duration cost =
        switch (state) {
          case UNREACHABLE, STRANGER, UNTRUSTED -> CONNECT;
          case SLOW -> SLOWNESS;
          case DRIPPING -> DEADLINE;
          case FINE, DENYING, THROTTLING, BACKING_OFF, READ_ONLY, REJECTING, CONFLICTING ->
              Duration.ZERO;
          case BLIND, BLANK, SHRUNK, ZONE_LOST, FAILING, SWALLOWING, ANSWER_LOST -> Duration.ZERO;
          case LATE, TARDY, LAZY, LYING, REVERTING, GARBLING -> Duration.ZERO;
        };
    world.chargeLatency();
    world.pace().charge(cost);
    return failure;
  }

  /// What a question without effect meets in that state, whatever it costs.
  static Optional<ProviderFailure> failure(ApiState state) {
    return switch (state) {
      case UNREACHABLE -> Optional.of(new Unreachable("connection timed out"));
      case STRANGER -> Optional.of(new Unreachable("not its certificate", Hint.WRONG_PEER));
      case UNTRUSTED -> Optional.of(new Unreachable("certificate expired", Hint.BAD_CERTIFICATE));
      case DENYING -> Optional.of(new Denied("InvalidAccessKeyId"));
      case THROTTLING -> Optional.of(new Throttled("Throttling.User", Optional.empty()));
      case BACKING_OFF -> Optional.of(new Throttled("Throttling.User", Optional.of(PATIENCE)));
      case ZONE_LOST -> Optional.of(new Absent("InvalidDomainName.NoExist"));
      case FAILING -> Optional.of(new Unreachable("503"));
      case DRIPPING -> Optional.of(new Unreachable("no whole answer in time"));
      case GARBLING -> Optional.of(new Garbled("<html>"));
      case FINE, SLOW, READ_ONLY, REJECTING, CONFLICTING, BLIND, BLANK, SHRUNK -> Optional.empty();
      case SWALLOWING, ANSWER_LOST, LATE, TARDY, LAZY, LYING, REVERTING -> Optional.empty();
    };
  }

  private Optional<ProviderFailure> slowed(ProviderFailure failure, Duration cost) {
    world.chargeLatency();
    world.pace().charge(cost);
    return Optional.of(failure);
  }
}
