// SPDX-License-Identifier: Apache-2.0
/// Settings that accounts of several providers have in common, read and checked in one way.
@NullMarked
package io.wayout.kit.settings;

import org.jspecify.annotations.NullMarked;
