// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

/// The record types that wayout ever writes (I11). Everything else in a zone is none of its
/// business.
public enum RecordType {
  CNAME,
  /// An alias that the vendor's servers follow themselves and answer with addresses: ALIAS, ANAME,
  /// an alias target or a flattened CNAME. It may stand at a zone's apex, where RFC 1034 §3.6.2
  /// allows no CNAME. No type of the DNS protocol: resolvers see A and AAAA.
  ALIAS,
  A,
  AAAA,
  /// Only for the canary record of an account (I88), never for a link.
  TXT
}
