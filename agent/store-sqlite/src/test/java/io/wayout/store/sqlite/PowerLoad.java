// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreSamples;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a store is doing when the power goes. Runs in a process of its own, and says on its output
/// what is done.
enum PowerLoad {
  /// A first start, closed and opened again and again, with a backup while it works.
  SESSIONS(0),
  /// Large turns, so that the log is copied into the file and begun anew while it works.
  FULL_LOG(100),
  /// An upgrade to a newer schema.
  MIGRATION(0),
  /// The state file is emptied between two starts; the second one sets it aside.
  QUARANTINE(0),
  /// As someone might build it who wants it faster: a control, which must be convicted.
  NORMAL(0),
  /// The same without any sync.
  OFF(0);

  static final Schema NEXT =
      new Schema(
          Stream.concat(
                  Schema.NEWEST.scripts().stream(),
                  Stream.of(
                      "ALTER TABLE domain ADD COLUMN note TEXT;"
                          + " CREATE TABLE region (name TEXT) STRICT;"))
              .toList());
  static final String DAMAGING = "damaging";
  static final String HELD = "held";
  static final String LIFTING = "lifting";
  static final String LIFTED = "lifted";
  private static final DnsName WWW = DnsName.of("www.shop.example");
  private static final Options OPTIONS =
      new Options(new FixedTicker(FixedTicker.NOON), 16 * 1024, false);
  private static final int TURNS = 6;
  private static final int LARGE_TURNS = 14;

  private final int fillers;

  PowerLoad(int fillers) {
    this.fillers = fillers;
  }

  /// @param arguments the load and the state directory
  public static void main(String[] arguments) throws StoreException, SQLException, IOException {
    Path state = Path.of(arguments[1]);
    PowerLoad load = valueOf(arguments[0]);
    switch (load) {
      case SESSIONS -> load.sessions(state);
      case FULL_LOG -> load.session(state, Schema.NEWEST, 1, 0, LARGE_TURNS);
      case MIGRATION -> {
        load.session(state, Schema.NEWEST, 1, 0, TURNS);
        load.session(state, NEXT, 1, TURNS, TURNS);
      }
      case QUARANTINE -> load.quarantine(state);
      case NORMAL, OFF -> load.control(state);
    }
  }

  /// The schema that a later start knows.
  Schema schema() {
    return this == MIGRATION ? NEXT : Schema.NEWEST;
  }

  int rowsPerTurn() {
    return 1 + fillers;
  }

  /// @param life which state file this is, the second one after a quarantine
  List<JournalRow> rows(int life, int turn) {
    return IntStream.range(0, rowsPerTurn()).mapToObj(n -> row(life, turn, n)).toList();
  }

  static Switchover switchover(int life, int turn) {
    return new StoreSamples(1_000L * life + turn)
        .switchover("s#" + life + "." + turn, Phase.ATTEMPT);
  }

  static DomainMemory domain(int turn) {
    return new DomainMemory(WWW, turn, Optional.of("standby"), Optional.empty());
  }

  private static JournalRow row(int life, int turn, int n) {
    String text = "life " + life + " turn " + turn + (n == 0 ? "" : " " + "x".repeat(2_000));
    return new JournalRow(
        FixedTicker.NOON,
        JournalRow.Kind.ATTEMPT,
        Optional.of(WWW),
        Optional.of("s#" + life + "." + turn),
        turn,
        "agent",
        text);
  }

  private List<Durable> durables(int life, int turn) {
    List<Durable> durables = new ArrayList<>();
    rows(life, turn).forEach(row -> durables.add(new Durable.Row(row)));
    durables.add(new Durable.SwitchoverKept(switchover(life, turn)));
    durables.add(new Durable.DomainKept(domain(turn)));
    return durables;
  }

  private void sessions(Path state) throws StoreException {
    session(state, Schema.NEWEST, 1, 0, TURNS);
    try (SqliteStore store = SqliteStore.open(state, OPTIONS)) {
      turn(store, 1, TURNS);
      store.backup(state.resolve("backup.db"));
      store.verify();
      turn(store, 1, TURNS + 1);
    }
    session(state, Schema.NEWEST, 1, TURNS + 2, TURNS);
  }

  private void session(Path state, Schema schema, int life, int first, int turns)
      throws StoreException {
    try (SqliteStore store = SqliteStore.open(state, OPTIONS, schema)) {
      for (int turn = first; turn < first + turns; turn++) {
        turn(store, life, turn);
      }
    }
  }

  private void turn(SqliteStore store, int life, int turn) throws StoreException {
    store.keep(durables(life, turn));
    say("turn");
  }

  private void quarantine(Path state) throws StoreException, IOException {
    session(state, Schema.NEWEST, 1, 0, TURNS);
    say(DAMAGING);
    try (FileChannel file =
        FileChannel.open(state.resolve("wayout.db"), StandardOpenOption.WRITE)) {
      file.truncate(0);
      file.force(true);
    }
    try (SqliteStore store = SqliteStore.open(state, OPTIONS)) {
      say(HELD);
      say(LIFTING);
      store.keep(List.of(new Durable.HoldLifted()));
      say(LIFTED);
      turn(store, 2, 0);
    }
    session(state, Schema.NEWEST, 2, 1, TURNS);
  }

  private void control(Path state) throws StoreException, SQLException {
    SqliteStore.open(state, OPTIONS).close();
    for (int session = 0; session < 3; session++) {
      try (Database database = Database.writer(state.resolve("wayout.db"))) {
        database.execute("PRAGMA synchronous = " + name().toLowerCase(Locale.ROOT));
        Writer writer = new Writer(database);
        for (int turn = 0; turn < TURNS; turn++) {
          writer.keep(durables(1, session * TURNS + turn));
          say("turn");
        }
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
