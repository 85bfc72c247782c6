// SPDX-License-Identifier: Apache-2.0
/// May this installation write by itself through an account? Judged from the state alone, for the
/// decider, the gate before each request, and people.
@NullMarked
package io.wayout.core.custody;

import org.jspecify.annotations.NullMarked;
