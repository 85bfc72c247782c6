// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.ProviderContract;
import io.wayout.testkit.server.Brand;

class Rfc2136BindContractTest extends ProviderContract {
  @Override
  protected ContractVendor newVendor() {
    return new ServerVendor(Brand.BIND);
  }
}
