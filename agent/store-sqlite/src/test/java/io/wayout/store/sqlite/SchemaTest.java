// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.port.StoreSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private static final Schema NEXT =
      next("ALTER TABLE domain ADD COLUMN note TEXT; CREATE TABLE region (name TEXT) STRICT;");
  private static final Schema BROKEN = next("CREATE TABLE region (name TEXT); SELECT nonsense;");

  private final DomainMemory kept = new StoreSamples(3).domain(DnsName.of("www.shop.example"));

  @TempDir Path folder;

  @BeforeEach
  void keepSomething() throws Exception {
    try (SqliteStore store = open(Schema.NEWEST)) {
      store.keep(List.of(new Durable.DomainKept(kept)));
    }
  }

  @Test
  void t09_c11_olderSchema_isMigratedAndTheOldFileStays() throws Exception {
    try (SqliteStore store = open(NEXT)) {
      assertThat(store.recover().domains()).containsExactly(kept);
      assertThat(version("wayout.db")).isEqualTo(4);
    }

    String copy = "wayout.db.schema-3";
    assertThat(version(copy)).isEqualTo(3);
    try (Database old = Database.reader(folder.resolve("state").resolve(copy))) {
      assertThat(new Reader(old).memory().domains()).containsExactly(kept);
    }
    open(NEXT).close();
  }

  @Test
  void t09_migrationThatFails_leavesTheOldSchemaUntouched() throws Exception {
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> open(BROKEN));

    try (SqliteStore store = open(Schema.NEWEST)) {
      assertThat(store.recover().domains()).containsExactly(kept);
      assertThat(version("wayout.db")).isEqualTo(3);
    }
    open(NEXT).close();
  }

  @Test
  void t18_newerSchema_isRefusedAndUntouched() throws Exception {
    open(NEXT).close();
    byte[] before = Files.readAllBytes(folder.resolve("state/wayout.db"));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(Schema.NEWEST))
        .withMessageContaining("has schema 4, and this program knows schema 3")
        .extracting(StoreException::failure)
        .isEqualTo(StoreFailure.TOO_NEW);

    assertThat(Files.readAllBytes(folder.resolve("state/wayout.db"))).isEqualTo(before);
  }

  private static Schema next(String script) {
    return new Schema(Stream.concat(Schema.NEWEST.scripts().stream(), Stream.of(script)).toList());
  }

  private long version(String name) throws Exception {
    try (Database database = Database.reader(folder.resolve("state").resolve(name))) {
      return database.number("PRAGMA user_version");
    }
  }

  private SqliteStore open(Schema schema) throws StoreException {
    return SqliteStore.open(folder.resolve("state"), FixedTicker.OPTIONS, schema);
  }
}
