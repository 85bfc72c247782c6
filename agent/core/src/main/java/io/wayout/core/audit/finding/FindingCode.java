// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

/// What can be wrong; stable names for pipelines.
public enum FindingCode {
  TTL_BELOW_FLOOR("The provider takes no TTL this small, so it would refuse the switch."),
  TTL_HIGH(
      "A TTL above 300 s keeps users with the old answer for longer than most outages " + "allow."),
  TTL_FOUND_HIGHER(
      "The record has a higher TTL than the configuration says, and a switch does not "
          + "shorten what resolvers already hold."),
  TTL_BREAKS_RTO("The time to switch is longer than the recovery time objective."),
  ONE_LINK(
      "The domain has one link, so the loss of its vendor's control plane leaves no " + "lever."),
  ONE_VENDOR_LINKS("All links are in the hands of one vendor, so its outage locks them all."),
  ONE_TARGET("The domain has one target, so there is nowhere to go."),
  ONE_VENDOR_TARGETS("All targets are at one vendor, so its outage takes them all."),
  AGENT_AT_VENDOR("The agent runs at a vendor that it must be able to leave."),
  NO_WITNESSES("Fewer than three witnesses tell whether the agent's own network works."),
  SHALLOW_CHECK(
      "No check of the target makes a real request, so a host that only accepts "
          + "connections looks well."),
  NOT_CANONICAL("The chain does not lead where it should, or not through its links."),
  FOREIGN_VALUE("A record holds what nobody declared, and automation leaves it alone."),
  NO_RECORD("A link has no record; wayout creates none."),
  NOT_READ("A record could be read neither from the API nor from the name servers."),
  MIRROR_DIFFERS("The accounts of a mirrored link hold different values, so resolvers see both."),
  STANDBY_NOT_UP("A standby is not up, so nothing can be moved to it."),
  STANDBY_CERTIFICATE(
      "The target's certificate is not valid for the business name: users would get an "
          + "error there, or the place belongs to someone else by now."),
  CERTIFICATE_ENDS("The certificate at the target ends within 14 days."),
  TARGET_DANGLING(
      "The target's name does not resolve: whoever registers it next would get the " + "users."),
  DELEGATED_ELSEWHERE(
      "The zone's delegation names none of the servers of the account that should host "
          + "it: a change there moves nobody, and free plans drop such zones."),
  DELEGATED_PARTLY("The zone's delegation and the account's own list of name servers differ."),
  ZONE_SILENT("The zone's name servers at the account don't answer."),
  ACCOUNT_DOWN("The account's API does not work now."),
  WRITE_REFUSED("The vendor refused a change of this record lately.");

  private final String meaning;

  FindingCode(String meaning) {
    this.meaning = meaning;
  }

  /// What it means, in one sentence, for the reference.
  public String meaning() {
    return meaning;
  }
}
