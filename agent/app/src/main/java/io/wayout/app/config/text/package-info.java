// SPDX-License-Identifier: Apache-2.0
/// What people and programs read about a configuration: problems, the effective configuration, a
/// starter file, the JSON Schema, the key tables of the reference.
///
/// Pure rendering; nothing here reads a file, and nothing prints a secret.
@NullMarked
package io.wayout.app.config.text;

import org.jspecify.annotations.NullMarked;
