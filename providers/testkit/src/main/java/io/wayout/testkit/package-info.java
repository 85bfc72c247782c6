// SPDX-License-Identifier: Apache-2.0
/// The conformance kit: what every adapter, ours or a third party's, must keep, and the worlds in
/// which it is tested.
///
/// [io.wayout.testkit.ProviderContract] is the suite; a subclass hands it a
/// [io.wayout.testkit.ContractVendor]. [io.wayout.testkit.RealServer] starts BIND, Knot and
/// PowerDNS on loopback for it and for every other test that wants the real thing. For test scope
/// only: nothing that ships may depend on this package.
@NullMarked
package io.wayout.testkit;

import org.jspecify.annotations.NullMarked;
