// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

/// Who says what: `agent` or an operator, and one sentence.
public record Said(String actor, String text) {
  public static final String AGENT = "agent";

  public static Said byAgent(String text) {
    return new Said(AGENT, text);
  }
}
