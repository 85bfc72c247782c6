// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import io.wayout.app.config.ProblemCode;

/// Ends the reading of one file: what follows could not be understood.
final class BadTree extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Spot spot;
  private final String message;
  private final String remedy;

  BadTree(ProblemCode code, Spot spot, String message, String remedy) {
    super(message, null, false, false);
    this.code = code;
    this.spot = spot;
    this.message = message;
    this.remedy = remedy;
  }

  ProblemCode code() {
    return code;
  }

  Spot spot() {
    return spot;
  }

  String message() {
    return message;
  }

  String remedy() {
    return remedy;
  }
}
