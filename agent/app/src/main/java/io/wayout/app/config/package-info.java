// SPDX-License-Identifier: Apache-2.0
/// What a configuration says, and what may be wrong with it: values and the ports that loading
/// needs.
///
/// The other rooms of the program take these values from here; how they are read is in `load`. No
/// YAML and no I/O except in the port's own disk and process adapters.
@NullMarked
package io.wayout.app.config;

import org.jspecify.annotations.NullMarked;
