// SPDX-License-Identifier: Apache-2.0
/// Whether the agent lives: told to whoever asks, and to a dead-man's switch that is asked.
@NullMarked
package io.wayout.app.vital;

import org.jspecify.annotations.NullMarked;
