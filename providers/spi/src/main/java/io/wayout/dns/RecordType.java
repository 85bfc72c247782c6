// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

/// The record types that wayout ever writes (I11). Everything else in a zone is none of its
/// business.
public enum RecordType {
  CNAME,
  A,
  AAAA
}
