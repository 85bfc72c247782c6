// SPDX-License-Identifier: Apache-2.0
/// Stateful fakes of cloud vendors: one small HTTP API per vendor on loopback that judges each
/// request as the vendor would, keeps its records, and fails on demand in every way that vendors
/// do.
///
/// An adapter's tests extend [FakeCloud] with the vendor's voice and [CloudContract] with its
/// quirks.
@NullMarked
package io.wayout.testkit.cloud;

import org.jspecify.annotations.NullMarked;
