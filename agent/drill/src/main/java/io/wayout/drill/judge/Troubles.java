// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.dns.DnsName;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.TargetState;
import java.util.List;
import java.util.Locale;

/// How states of the world and commands read.
final class Troubles {
  private static final int NAMES_MAX = 2;

  private Troubles() {}

  static String target(TargetState state) {
    return switch (state.name()) {
      case "UP" -> "serves";
      case "REFUSING" -> "refuses connections";
      case "BLACK_HOLE" -> "does not answer";
      case "BROKEN" -> "answers 5xx";
      case "WRONG_BODY" -> "answers with a page that is not ours";
      case "BAD_CERTIFICATE" -> "has a certificate that is not valid for the business name";
      case "SPORADIC" -> "fails one request in five";
      case "SLOW" -> "is slow";
      case "TURNING_AWAY" -> "turns probes away, and serves users";
      default -> "is " + word(state.name());
    };
  }

  static String api(ApiState state) {
    return switch (state.name()) {
      case "FINE" -> "works";
      case "UNREACHABLE" -> "can't be reached";
      case "STRANGER" -> "is answered by someone with another certificate";
      case "BACKING_OFF" -> "throttles (429) and asks for two minutes of patience";
      case "FAILING" -> "answers 5xx";
      case "SLOW" -> "takes eight seconds for everything";
      case "BLANK" -> "shows empty zones";
      case "ZONE_LOST" -> "does not know the zones any more";
      case "REVERTING" -> "applies writes and undoes them";
      case "DENYING" -> "rejects valid keys";
      case "THROTTLING" -> "throttles (429)";
      case "READ_ONLY" -> "rejects every write";
      case "BLIND" -> "can't be read";
      case "SWALLOWING" -> "swallows writes";
      case "ANSWER_LOST" -> "applies writes and loses the answers";
      case "LATE" -> "does not answer writes and applies them late";
      case "LAZY" -> "accepts writes and leaves them pending";
      case "LYING" -> "accepts writes and never applies them";
      case "GARBLING" -> "answers nonsense";
      default -> "is " + word(state.name());
    };
  }

  static String word(Enum<?> state) {
    return word(state.name());
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String command(Command command) {
    return switch (command) {
      case Command.Switch s -> s.target().map(t -> "switch to " + t).orElse("failback") + of(s);
      case Command.StartCampaign c -> word(c.key().kind().name()) + " " + c.key().vendor();
      case Command.StopCampaign c -> "stop " + word(c.key().kind().name()) + " " + c.key().vendor();
      case Command.StartDrill d -> "live drill of " + d.domain();
      case Command.StopDrill d -> "stop the live drill of " + d.domain();
      case Command.SetFreeze f -> "freeze: " + f.reason();
      case Command.LiftFreeze _ -> "unfreeze";
      case Command.Acknowledge a -> "ack " + names(a.domains());
      case Command.Adopt a -> "adopt " + String.join(", ", a.accounts());
      case Command.Abort a -> "abort " + a.domain();
    };
  }

  private static String of(Command.Switch s) {
    return " " + names(s.domains()) + (s.force() ? " --force" : "");
  }

  static String entry(CommandResult.Entry entry) {
    return switch (entry) {
      case CommandResult.Started s -> "started " + s.switchover();
      case CommandResult.Rehearsing r -> "live drill " + r.drill();
      case CommandResult.Campaigning c -> "campaign " + c.campaign();
      case CommandResult.Unchanged u -> u.subject() + " unchanged, " + u.text();
      case CommandResult.Done d -> d.subject() + " done, " + d.text();
      case CommandResult.Refused r -> r.subject() + " refused, " + r.refusal().message();
    };
  }

  private static String names(List<DnsName> names) {
    String first = String.join(" ", names.stream().limit(NAMES_MAX).map(DnsName::text).toList());
    int more = names.size() - NAMES_MAX;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
