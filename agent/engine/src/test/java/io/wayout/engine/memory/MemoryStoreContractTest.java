// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.memory;

import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreContract;

class MemoryStoreContractTest extends StoreContract {
  @Override
  protected Store open() {
    return new MemoryStore();
  }

  /// What is in RAM has no second life: the same store goes on.
  @Override
  protected Store restarted(Store store) {
    return store;
  }
}
