// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.app.config.ConfigProblem.Severity;

/// What can be wrong with a configuration. Identifiers are stable for ever.
public enum ProblemCode {
  FILE_UNREADABLE("C01", Severity.ERROR, "a file can't be read"),
  FILE_TOO_LARGE("C02", Severity.ERROR, "a file, or all of them together, is too large"),
  FILE_NOT_TEXT("C03", Severity.ERROR, "a file is not UTF-8 text"),
  FILE_WRITABLE("C04", Severity.ERROR, "others may write a configuration file"),
  SYNTAX("C05", Severity.ERROR, "a file is not well-formed YAML"),
  TOO_COMPLEX("C06", Severity.ERROR, "nesting, aliases or the number of values exceed the bounds"),
  YAML_FEATURE("C07", Severity.ERROR, "a YAML feature that wayout does not take"),
  INCLUDE("C08", Severity.ERROR, "an include that can't be used"),
  DUPLICATE_KEY("C10", Severity.ERROR, "the same key or name twice"),
  UNKNOWN_KEY("C11", Severity.ERROR, "a key that does not exist"),
  WRONG_TYPE("C12", Severity.ERROR, "a value of the wrong kind"),
  BAD_VALUE("C13", Severity.ERROR, "a value that can't be read or is out of range"),
  MISSING_KEY("C14", Severity.ERROR, "a key that must be there is not"),
  CONFLICTING_KEYS("C15", Severity.ERROR, "keys that exclude each other"),
  NOT_SUPPORTED("C16", Severity.ERROR, "a key that a later version will understand"),
  OPEN_DOOR("C17", Severity.ERROR, "an API beyond this host without TLS"),
  UNKNOWN_PROVIDER("C20", Severity.ERROR, "no adapter has this name"),
  UNKNOWN_ACCOUNT("C21", Severity.ERROR, "no account has this name"),
  UNKNOWN_POOL("C22", Severity.ERROR, "no pool has this name"),
  BAD_SETTING("C23", Severity.ERROR, "the adapter can't use a setting"),
  UNKNOWN_DOMAIN("C24", Severity.ERROR, "no domain has this name"),
  SECRET_INLINE("C30", Severity.ERROR, "a secret stands in the configuration file"),
  SECRET_EXPOSED("C31", Severity.ERROR, "others may read a secret's file"),
  SECRET_MISSING("C32", Severity.ERROR, "a secret's source is not there"),
  NO_LINKS("C40", Severity.ERROR, "a domain without links"),
  FIRST_LINK("C41", Severity.ERROR, "the first link is not the business name"),
  APEX_CNAME("C42", Severity.ERROR, "a CNAME at the apex of its zone"),
  CNAME_LOOP("C43", Severity.ERROR, "a link or a target leads back to a link"),
  RECORD_TAKEN("C44", Severity.ERROR, "two domains own the same record"),
  OUTSIDE_ZONE("C45", Severity.ERROR, "a link is not within its zone"),
  TTL_TOO_SMALL("C46", Severity.ERROR, "a TTL below what the provider takes"),
  LINK_TYPE("C47", Severity.ERROR, "a link of a type that can't stand there"),
  NO_TARGETS("C50", Severity.ERROR, "nowhere to lead to"),
  NO_CHECKS("C51", Severity.ERROR, "a target without checks"),
  SAME_TARGET("C52", Severity.ERROR, "two targets of a pool lead to the same place"),
  CHECK_FOLLOWS("C53", Severity.ERROR, "a check asks a name that wayout itself moves"),
  TARGET_LACKS("C54", Severity.ERROR, "a target without what the last link must hold"),
  TTL_LARGE("C80", Severity.WARNING, "a TTL above 300 s keeps users on the old answer"),
  ONE_VENDOR_LINKS("C81", Severity.WARNING, "all links of a domain are in one vendor's hands"),
  ONE_VENDOR_TARGETS("C82", Severity.WARNING, "all targets of a pool are in one vendor's cloud"),
  NO_WITNESSES("C83", Severity.WARNING, "automatic moves without witnesses"),
  ONE_TARGET("C84", Severity.WARNING, "a single target leaves nothing to move to"),
  UNUSED("C85", Severity.WARNING, "an account or a pool that nothing uses"),
  EMPTY_INCLUDE("C86", Severity.WARNING, "an include pattern that no file matches"),
  CREDENTIAL_UNSEEN("C87", Severity.WARNING, "a credential that only the service can see"),
  NO_BYPASS("C88", Severity.WARNING, "an upper link that can't lead straight to a target"),
  PLUGIN_SKIPPED("C89", Severity.WARNING, "a plug-in that can't be used");

  private final String id;
  private final Severity severity;
  private final String doc;

  ProblemCode(String id, Severity severity, String doc) {
    this.id = id;
    this.severity = severity;
    this.doc = doc;
  }

  /// The stable identifier, e.g. `C11`.
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /// One clause for the reference.
  public String doc() {
    return doc;
  }
}
