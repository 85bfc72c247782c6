// SPDX-License-Identifier: Apache-2.0
/// What an order must keep to besides the caller's role: that it is what was shown (I82), that it
/// is about the state that was seen, and that it is not carried out twice.
@NullMarked
package io.wayout.app.http.law;

import org.jspecify.annotations.NullMarked;
