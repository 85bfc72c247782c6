// SPDX-License-Identifier: Apache-2.0
/// Strict and bounded reading of XML, with the JDK's own parser: no DTD, no entities but the five
/// of XML itself, nothing external.
@NullMarked
package io.wayout.kit.xml;

import org.jspecify.annotations.NullMarked;
