// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

/// Who says what: `agent` or an operator, and one sentence.
record Said(String actor, String text) {
  static Said byAgent(String text) {
    return new Said(Rows.AGENT, text);
  }
}
