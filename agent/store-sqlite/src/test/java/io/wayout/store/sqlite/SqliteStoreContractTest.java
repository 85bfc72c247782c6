// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store open() throws Exception {
    return SqliteStore.open(folder.resolve("state"), FixedTicker.OPTIONS);
  }

  @Override
  protected Store restarted(Store store) throws Exception {
    store.close();
    return open();
  }
}
