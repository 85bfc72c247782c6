// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wayout.core.audit.finding.Survey;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.FakeProvider;
import io.wayout.engine.Worlds;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.Ports;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Everything is asked at once, and a question that hangs keeps no other answer back.
class SurveyorTest {
  private static final DnsName ZONE = Worlds.LINK.zone();
  private final FakeEffects effects = new FakeEffects();
  private final FakeProvider provider = new FakeProvider((_, _) -> List.of());
  private final Surveyor surveyor =
      new Surveyor(ports(), name -> Optional.of(name.text().startsWith("primary")));

  @Test
  void allAnswered_isDoneAtOnce() {
    CompletableFuture<Survey> survey = begin();
    while (!effects.calls.isEmpty()) {
      effects.endCall();
    }

    assertThat(survey).isCompletedWithValueMatching(s -> s.names().size() == 2);
    Survey found = survey.join();
    assertThat(found.delegations())
        .isEqualTo(Map.of(ZONE, new TreeSet<>(List.of("ns1.ali.example"))));
    assertThat(found.declared())
        .isEqualTo(Map.of(new ZoneAt(ZONE, "ali"), new NameServersOutcome.FromDelegation()));
    assertThat(found.names()).containsValues(true, false);
    assertThat(found.concerns()).isEqualTo(Map.of("ali", List.of()));
    assertThat(found.sightings())
        .extracting(s -> s.sight().server(), s -> s.sight().isAnswering())
        .containsExactly(tuple("NS1.ali.example:53", false));
    assertThat(provider.batches).as("a survey writes nothing (I83)").isEmpty();
  }

  @Test
  void questionThatHangs_isLeftOut() {
    CompletableFuture<Survey> survey = begin();
    effects.calls.removeFirst();
    while (!effects.calls.isEmpty()) {
      effects.endCall();
    }
    assertThat(survey).isNotDone();

    effects.pass(Duration.ofSeconds(12));

    assertThat(survey).isCompletedWithValueMatching(s -> s.declared().isEmpty());
    assertThat(survey.join().names()).hasSize(2);
  }

  private CompletableFuture<Survey> begin() {
    CompletableFuture<Survey> survey = surveyor.survey(Worlds.topology(), Map.of("ali", provider));
    effects.pass(Duration.ZERO);
    return survey;
  }

  private Ports ports() {
    Ports ports = Worlds.ports(effects);
    return new Ports(
        ports.ticker(), ports.effects(), ports.entropy(), ports.prober(), new Delegated());
  }

  private static final class Delegated implements Authorities {
    @Override
    public List<NameServer> delegation(DnsName zone) {
      return List.of(new NameServer("NS1.ali.example", 53));
    }

    @Override
    public Resolved resolve(DnsName name) {
      return new Resolved.Unknown("nobody answers");
    }

    @Override
    public List<Answer> ask(NameServer server, List<RecordKey> keys) {
      return keys.stream().<Answer>map(_ -> new Silent("not asked")).toList();
    }
  }
}
