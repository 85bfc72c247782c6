// SPDX-License-Identifier: Apache-2.0
/// What every command stands on: the process's streams and environment, exit codes, common options,
/// and the doors to the rooms that the program's entry fills in.
@NullMarked
package io.wayout.app.cli.frame;

import org.jspecify.annotations.NullMarked;
