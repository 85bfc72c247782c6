// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.model.CheckId;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.provider.Change;
import io.wayout.provider.Receipt;
import java.time.Instant;

/// What the shell shall do, after the durables of the turn are durable.
public sealed interface Action {

  /// Read a record from its account's API not before `notBefore`; answer with [Event.ReadsEnded].
  record Read(StepRef step, LinkAccount place, Instant notBefore) implements Action {}

  /// Send a change, if the gate of its switchover is still open; answer with [Event.WritesEnded].
  record Write(StepRef step, String account, Change change) implements Action {}

  /// Write our own harmless record at an account, and nothing if someone else's is there; answer
  /// with [Event.CanaryEnded].
  ///
  /// @param takesOver also replace one that another installation wrote: a person said so
  record WriteCanary(String account, RecordKey key, RecordData.Text text, boolean takesOver)
      implements Action {}

  /// Ask every authoritative server of the record's zone not before `notBefore`; answer with
  /// [Event.ServersAsked].
  record AskServers(StepRef step, LinkAccount place, RecordData wanted, Instant notBefore)
      implements Action {}

  /// Ask a vendor how far it is with publishing an accepted change; answer with
  /// [Event.ProgressAsked]. Nothing waits for it.
  record AskProgress(StepRef step, String account, Receipt receipt) implements Action {}

  /// Probe soon instead of at the next regular time: a failure is to be confirmed.
  record ProbeAt(CheckId check, Instant at) implements Action {}

  /// Tell people.
  record Tell(Notice notice) implements Action {}

  /// Answer an operator.
  record Reply(long commandId, CommandResult result) implements Action {}
}
