// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

/// What an outage of a control plane looks like. Control planes rarely just time out: on 2023-11-12
/// valid keys were rejected, elsewhere reads went on while writes were refused.
public enum Shape {
  WELL("works", "nothing"),
  /// One key is refused while another one of the same vendor is accepted.
  REVOKED_KEY(
      "one key is refused, others of the vendor are accepted",
      "look whether this key was revoked, expired or limited; replace it there, not everywhere"),
  /// A key is refused, and no other one of the vendor can be compared with.
  KEY_REFUSED(
      "the key is refused, and no other one of the vendor tells whether that is the key's fault",
      "don't rotate it yet: valid keys are refused in a vendor's outage, too; try the console"),
  /// Several keys or products of a vendor refuse at the same time.
  VENDOR_AUTH_OUTAGE(
      "the vendor refuses valid keys",
      "don't rotate keys and don't disable them: they are good; wait, and use links elsewhere"),
  /// Keys of several vendors are refused at the same time: our clock or our secrets, or indeed
  /// several outages.
  SEVERAL_REFUSE(
      "several vendors refuse our keys at the same time",
      "look at what they share, this host's clock and the secrets that it was given; if both are"
          + " right, keep the keys: vendors refuse valid ones in an outage"),
  THROTTLED(
      "requests are throttled",
      "wait; look for another tool that uses the same account, and ask for a higher limit"),
  UNREACHABLE(
      "the API does not answer",
      "wait, and use links elsewhere; the vendor's status page may well lag behind"),
  /// Reads work, writes don't.
  READS_ONLY(
      "reads work, but writes are refused",
      "look for a lock, arrears, a lost permission or a maintenance; use links elsewhere"),
  /// Answers that are blank, shrunk or of another shape than promised.
  LYING(
      "the API's answers break its contract",
      "trust what the name servers answer; look whether the zone is still there at the vendor"),
  /// Signatures fail because of the time.
  OUR_CLOCK(
      "signatures fail because of the time",
      "set this host's clock (chronyc tracking, timedatectl); the keys are good"),
  /// Nothing can be reached from here.
  OUR_NETWORK(
      "this host's own network is in doubt",
      "look at this host's network, firewall and resolver; the vendors may be well");

  private final String text;
  private final String remedy;

  Shape(String text, String remedy) {
    this.text = text;
    this.remedy = remedy;
  }

  /// One clause for people.
  public String text() {
    return text;
  }

  /// What a person should do, and what not.
  public String remedy() {
    return remedy;
  }

  /// Is it the vendor's whole control plane that is gone, not a key, a limit or we ourselves?
  public boolean isVendorWide() {
    return this == VENDOR_AUTH_OUTAGE || this == UNREACHABLE || this == LYING;
  }

  /// Is the fault on our side?
  public boolean isOurs() {
    return this == OUR_CLOCK || this == OUR_NETWORK;
  }
}
