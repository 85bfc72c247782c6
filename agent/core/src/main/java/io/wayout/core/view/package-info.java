// SPDX-License-Identifier: Apache-2.0
/// What people want to see of the state, worked out once for the command line, the API and later
/// faces.
@NullMarked
package io.wayout.core.view;

import org.jspecify.annotations.NullMarked;
