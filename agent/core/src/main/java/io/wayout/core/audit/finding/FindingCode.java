// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.audit.finding.Finding.Level;

/// What can be wrong; stable names for pipelines.
public enum FindingCode {
  TTL_BELOW_FLOOR(
      Level.ERROR,
      "The provider takes no TTL this small, so it would refuse the switch.",
      "Set the link's `ttl` to the smallest that the provider takes."),
  TTL_HIGH(
      Level.WARN,
      "A TTL above 300 s keeps users with the old answer for longer than most outages allow.",
      "Set `ttl: 60`, or what the provider takes."),
  TTL_FOUND_HIGHER(
      Level.WARN,
      "The record has a higher TTL than the configuration says, and a switch does not "
          + "shorten what resolvers already hold.",
      "Lower it before the day of the outage: `wayout switch DOMAIN --to TARGET --set-ttl`, with "
          + "the target where it is."),
  TTL_BREAKS_RTO(
      Level.WARN,
      "The time to switch is longer than the recovery time objective.",
      "Shorten the longest part of the time to switch, or set another `rto`."),
  ONE_LINK(
      Level.ERROR,
      "The domain has one link, so the loss of its vendor's control plane leaves no lever.",
      "Add a link in a zone at another vendor."),
  ONE_VENDOR_LINKS(
      Level.ERROR,
      "All links are in the hands of one vendor, so its outage locks them all.",
      "Move one link's zone to another vendor."),
  ONE_TARGET(
      Level.ERROR,
      "The domain has one target, so there is nowhere to go.",
      "Add a target at another vendor."),
  ONE_VENDOR_TARGETS(
      Level.ERROR,
      "All targets are at one vendor, so its outage takes them all.",
      "Add a target at another vendor."),
  AGENT_AT_VENDOR(
      Level.WARN,
      "The agent runs at a vendor that it must be able to leave.",
      "Run an agent elsewhere."),
  NO_WITNESSES(
      Level.WARN,
      "Fewer than three witnesses tell whether the agent's own network works.",
      "Name three at vendors that host none of your targets."),
  ALARMS_SHARE_VENDOR(
      Level.WARN,
      "All notification channels need the same vendor, so its outage happens in silence.",
      "Add a channel at another vendor, or one of your own."),
  ALARMS_AT_VENDORS(
      Level.WARN,
      "Every notification channel needs a vendor that the domains need, too.",
      "Add a channel that has nothing to do with what is guarded."),
  SHALLOW_CHECK(
      Level.WARN,
      "No check of the target makes a real request, so a host that only accepts "
          + "connections looks well.",
      "Add a check with `http` and what the answer must look like."),
  NOT_CANONICAL(
      Level.WARN,
      "The chain does not lead where it should, or not through its links.",
      "`wayout why DOMAIN` says what holds the restore."),
  FOREIGN_VALUE(
      Level.ERROR,
      "A record holds what nobody declared, and automation leaves it alone.",
      "Declare it as a target, or move it with `--overwrite-foreign`."),
  NO_RECORD(
      Level.ERROR,
      "A link has no record; wayout creates none.",
      "Create the record at the vendor."),
  NOT_READ(
      Level.ERROR,
      "A record could be read neither from the API nor from the name servers.",
      "`wayout status DOMAIN` says who does not answer."),
  MIRROR_DIFFERS(
      Level.ERROR,
      "The accounts of a mirrored link hold different values, so resolvers see both.",
      "`wayout switch DOMAIN --to TARGET` makes them equal."),
  STANDBY_NOT_UP(
      Level.ERROR,
      "A standby is not up, so nothing can be moved to it.",
      "Mend the standby, or its checks."),
  STANDBY_CERTIFICATE(
      Level.ERROR,
      "The target's certificate is not valid for the business name: users would get an "
          + "error there, or the place belongs to someone else by now.",
      "Install a certificate for the business name there."),
  CERTIFICATE_ENDS(Level.WARN, "The certificate at the target ends within 14 days.", "Renew it."),
  TARGET_DANGLING(
      Level.ERROR,
      "The target's name does not resolve: whoever registers it next would get the users.",
      "Set the place up again, or remove the target."),
  DELEGATED_ELSEWHERE(
      Level.ERROR,
      "The zone's delegation names none of the servers of the account that should host "
          + "it: a change there moves nobody, and free plans drop such zones.",
      "Let the registrar delegate the zone to the account's name servers."),
  DELEGATED_PARTLY(
      Level.WARN,
      "The zone's delegation and the account's own list of name servers differ.",
      "Make both lists equal."),
  ZONE_SILENT(
      Level.ERROR,
      "The zone's name servers at the account don't answer.",
      "Ask the vendor; the links above go around it."),
  ACCOUNT_DOWN(
      Level.ERROR,
      "The account's API does not work now.",
      "`wayout provider test ACCOUNT` tries it."),
  OWNED_ELSEWHERE(
      Level.ERROR,
      "Another installation guards the account: its marker is there, and automation here writes "
          + "nothing through it.",
      "Stop the other installation and run `wayout adopt ACCOUNT`, or leave it to that one."),
  WRITE_REFUSED(
      Level.ERROR,
      "The vendor refused a change of this record lately.",
      "Mend it at the vendor: a locked record, a quota, a plan."),
  SERVERS_DIFFER(
      Level.ERROR,
      "The name servers of one account answer different values for a record, so "
          + "resolvers see both.",
      "Wait for a publication that is under way; else ask the vendor."),
  SERIALS_DIFFER(
      Level.WARN,
      "The name servers of one account have different versions of the zone: one of "
          + "them gets no changes.",
      "Look at the transfers to the server that is behind."),
  SERVED_DIFFERS(
      Level.ERROR,
      "The API says another value than the account's name servers answer: not "
          + "published, a lying API, or a hijack.",
      "Look at the record in the vendor's console and at its name servers; trust what "
          + "resolvers get."),
  SERVER_SILENT(
      Level.WARN,
      "One of several name servers of the zone does not answer.",
      "Ask the vendor, or take it out of the delegation."),
  SHARED_NAME_SERVERS(
      Level.ERROR,
      "Links of different vendors are served by name servers of one: its outage locks "
          + "and silences both.",
      "Delegate one of the zones to the vendor that the configuration names."),
  WRITE_UNPROVEN(
      Level.INFO,
      "No change through this account has been seen lately, so it is not proven that "
          + "its credentials can write, nor that they can do no more than they should.",
      "Switch on canary writes, and compare the key's rights with the provider's page."),
  ZONE_AT_RISK(
      Level.ERROR,
      "The vendor drops zones of this plan that are not delegated to its name servers alone.",
      "Take a plan that keeps the zone, or delegate it to this vendor alone."),
  CREDENTIALS_END(
      Level.WARN,
      "The account's credentials end soon; after that day nothing can be moved there.",
      "Make new credentials and roll them in; wayout reads secrets anew at each use."),
  TOO_POWERFUL(
      Level.WARN,
      "The credentials may do more than wayout needs, so their loss would cost more than records.",
      "Give wayout credentials of its own, as the provider's page describes."),
  SLOW_TTL(
      Level.WARN,
      "The zone's plan takes no short TTLs, so users follow a move late.",
      "Take a plan with short TTLs, or move with a link at another vendor."),
  PLAN_ENDS(
      Level.WARN,
      "The zone's plan ends soon; what the vendor does with the zone then is its own choice.",
      "Renew it, or see to it that it renews itself."),
  SHARED_FATE(
      Level.WARN,
      "The account's API is reached through another vendor: that one's outage takes it along.",
      "Don't count the two as independent; keep one link of each chain at a third vendor."),
  RUNBOOK_STUCK(
      Level.WARN,
      "A runbook could not run now, so it may not be there on the day of the outage.",
      "`wayout runbook check` says why; `wayout runbook run NAME --dry-run` plays it."),
  CLOCK_SKEW(
      Level.ERROR,
      "Vendors reject our signatures because of the time: this host's clock is wrong.",
      "Let NTP set the clock; the keys are good.");

  private final Level level;
  private final String meaning;
  private final String remedy;

  FindingCode(Level level, String meaning, String remedy) {
    this.level = level;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /// How bad it is, always.
  public Level level() {
    return level;
  }

  /// What it means, in one sentence, for the reference.
  public String meaning() {
    return meaning;
  }

  /// How to mend it in general, for the reference.
  public String remedy() {
    return remedy;
  }
}
