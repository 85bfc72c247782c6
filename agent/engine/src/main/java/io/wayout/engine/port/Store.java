// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.core.advise.Advice;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Journal and state. [#keep] is called from the loop alone; the questions may come from any
/// thread, and each sees whole turns only. After [#close] every call throws a [StoreException].
public interface Store extends AutoCloseable {

  /// Everything durable, as it is now; each list in the order in which its members were first kept.
  Memory recover() throws StoreException;

  /// Makes all durables durable in one transaction. When it returns they survive a power loss; when
  /// it throws none of them is kept (I63).
  void keep(List<Durable> durables) throws StoreException;

  /// The newest journal rows, newest first.
  ///
  /// @param domain only of this domain; empty: of all
  /// @param limit 1 or more
  List<JournalRow> history(Optional<DnsName> domain, int limit) throws StoreException;

  /// The journal rows of one switchover, oldest first.
  List<JournalRow> timeline(String switchover) throws StoreException;

  /// A switchover as it was last kept.
  Optional<Switchover> switchover(String id) throws StoreException;

  /// What automation advised, and what followed; newest first.
  ///
  /// @param domain only of this domain; empty: of all
  /// @param limit 1 or more
  List<Advice> advices(Optional<DnsName> domain, int limit) throws StoreException;

  /// Journal rows in their places in the chain, oldest first.
  ///
  /// @param since only from the first row on that is not older
  /// @param after only rows with a greater number
  /// @param limit 1 or more
  List<SealedRow> sealed(Optional<Instant> since, long after, int limit) throws StoreException;

  /// Where the chain ends now. Returns at once.
  Head head();

  @Override
  void close();
}
