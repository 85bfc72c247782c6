// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.engine.Worlds;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.Secret;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Whatever an adapter does, every call of it ends with an outcome of the right kind.
class GuardedProviderTest {
  private static final RecordKey KEY = Worlds.LINK.keys().getFirst();

  @Test
  void adapterThatThrows_isGarbledAndItsWriteUnknown() {
    for (Supplier<Throwable> bug :
        List.<Supplier<Throwable>>of(
            () -> new IllegalStateException("oops"),
            StackOverflowError::new,
            () -> new NoClassDefFoundError("gone"))) {
      DnsProvider guarded = new GuardedProvider(new BrokenProvider(bug));

      assertThat(guarded.read(List.of(KEY)))
          .singleElement()
          .isInstanceOfSatisfying(
              ReadOutcome.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(Garbled.class));
      assertThat(guarded.replace(List.of(change()), SendGate.Open::new))
          .singleElement()
          .isInstanceOfSatisfying(
              WriteOutcome.Unknown.class,
              unknown -> assertThat(unknown.failure()).isInstanceOf(Garbled.class));
      assertThat(guarded.check(List.of())).isInstanceOf(CheckOutcome.Failed.class);
      assertThat(guarded.nameServers(KEY.zone())).isInstanceOf(NameServersOutcome.Failed.class);
    }
  }

  @Test
  void secretThatCantBeRead_isDeniedAndSurelyNothingWasSent() {
    DnsProvider guarded =
        new GuardedProvider(new BrokenProvider(() -> new Secret.Unavailable("no such file")));

    assertThat(guarded.replace(List.of(change()), SendGate.Open::new))
        .containsExactly(new WriteOutcome.Refused(new Denied("no such file")));
  }

  private static Change change() {
    return new Change(
        KEY,
        new Change.Expected.Data(Worlds.lb("primary")),
        new RecordSet(new Ttl(60), Worlds.lb("standby")),
        RecordRef.NONE);
  }

  /// Fails at everything.
  private record BrokenProvider(Supplier<Throwable> bug) implements DnsProvider {
    @Override
    public List<ReadOutcome> read(List<RecordKey> keys) {
      throw sneak(bug.get());
    }

    @Override
    public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
      throw sneak(bug.get());
    }

    @Override
    public Progress progress(Receipt receipt) {
      throw sneak(bug.get());
    }

    @Override
    public CheckOutcome check(List<DnsName> zones) {
      throw sneak(bug.get());
    }

    @Override
    public NameServersOutcome nameServers(DnsName zone) {
      throw sneak(bug.get());
    }

    @Override
    public void close() {}

    private static RuntimeException sneak(Throwable bug) {
      if (bug instanceof Error error) {
        throw error;
      }
      return (RuntimeException) bug;
    }
  }
}
