// SPDX-License-Identifier: Apache-2.0
/// Records what the vendors' official SDKs send, so that the adapters' tests can compare with it.
/// One class for each vendor; nothing here is part of what is shipped, and no keys are real.
@NullMarked
package io.wayout.recorder;

import org.jspecify.annotations.NullMarked;
