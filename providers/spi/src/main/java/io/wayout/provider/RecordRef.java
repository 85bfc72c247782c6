// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// A provider's own identifier of a record, opaque to everyone but its adapter; cached durably so
/// that a switch needs no list call.
public record RecordRef(String text) {
  public static final RecordRef NONE = new RecordRef("");
}
