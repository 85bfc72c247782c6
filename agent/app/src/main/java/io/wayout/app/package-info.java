// SPDX-License-Identifier: Apache-2.0
/// The entry of the program. Puts the rooms together; what each room does is in the room.
@NullMarked
package io.wayout.app;

import org.jspecify.annotations.NullMarked;
