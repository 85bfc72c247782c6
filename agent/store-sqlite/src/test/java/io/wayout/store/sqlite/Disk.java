// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A disk as POSIX promises it, and no better: a write is safe once its file was synced, a name
/// once its directory was, and whatever was not synced may be lost, in any order and in part.
///
/// Names alone are lost in order, the last ones first, as a file system with a journal does it.
final class Disk {
  private static final int SECTOR = 512;
  private static final int PAGE = 4096;

  /// What a power loss makes of what was not synced.
  enum Loss {
    /// The worst of the honest cases.
    ALL_LOST,
    /// What SIGKILL leaves, too.
    ALL_KEPT,
    /// Each write whole or not at all, by a coin.
    REORDERED,
    /// Each 512 bytes by a coin.
    TORN_SECTORS,
    /// Each 4,096 bytes by a coin.
    TORN_PAGES
  }

  private sealed interface Change {
    record Write(long at, byte[] bytes) implements Change {}

    record Truncation(long length) implements Change {}
  }

  private static final class Content {
    private Bytes durable = new Bytes();
    private final List<Change> pending = new ArrayList<>();
  }

  private Map<String, Content> names = new TreeMap<>();
  private final List<Map<String, Content>> namings = new ArrayList<>(List.of(Map.of()));
  private boolean isFolderDurable = true;

  void apply(Step step) {
    switch (step) {
      case Step.FolderMade() -> isFolderDurable = false;
      case Step.ParentSynced() -> isFolderDurable = true;
      case Step.Created(var name) -> {
        names.put(name, new Content());
        named();
      }
      case Step.Wrote(var name, var at, var bytes) ->
          content(name).pending.add(new Change.Write(at, bytes));
      case Step.Cut(var name, var length) ->
          content(name).pending.add(new Change.Truncation(length));
      case Step.Synced(var name) -> {
        Content synced = content(name);
        synced.pending.forEach(change -> applied(synced.durable, change, 0, Coin.HEADS));
        synced.pending.clear();
      }
      case Step.FolderSynced() -> {
        Map<String, Content> last = namings.getLast();
        namings.clear();
        namings.add(last);
      }
      case Step.Renamed(var from, var to) -> {
        names.put(to, content(from));
        names.remove(from);
        named();
      }
      case Step.Removed(var name) -> {
        names.remove(name);
        named();
      }
      case Step.Said _ -> {
        // The disk knows nothing of it.
      }
    }
  }

  /// The files after a power loss at this moment.
  Map<String, byte[]> after(Loss loss, Random random) {
    if (loss == Loss.ALL_LOST && !isFolderDurable) {
      return Map.of();
    }
    int unit =
        switch (loss) {
          case ALL_LOST, ALL_KEPT, REORDERED -> 0;
          case TORN_SECTORS -> SECTOR;
          case TORN_PAGES -> PAGE;
        };
    Coin coin =
        switch (loss) {
          case ALL_LOST -> Coin.TAILS;
          case ALL_KEPT -> Coin.HEADS;
          case REORDERED, TORN_SECTORS, TORN_PAGES -> random::nextBoolean;
        };
    int last = namings.size() - 1;
    int naming =
        switch (loss) {
          case ALL_LOST -> 0;
          case ALL_KEPT -> last;
          case REORDERED, TORN_SECTORS, TORN_PAGES -> random.nextInt(last + 1);
        };
    Map<String, byte[]> files = new TreeMap<>();
    namings.get(naming).forEach((name, content) -> files.put(name, image(content, unit, coin)));
    return files;
  }

  private static byte[] image(Content content, int unit, Coin coin) {
    Bytes image = content.durable.copy();
    content.pending.forEach(change -> applied(image, change, unit, coin));
    return image.toArray();
  }

  /// @param unit what is kept or lost as one; 0 for the whole change
  private static void applied(Bytes to, Change change, int unit, Coin coin) {
    switch (change) {
      case Change.Truncation(var length) -> {
        if (coin.isKept()) {
          to.cut((int) length);
        }
      }
      case Change.Write(var at, var bytes) -> {
        int size = unit == 0 ? Math.max(1, bytes.length) : unit;
        for (int from = 0; from < bytes.length; ) {
          int end = (int) Math.min(bytes.length, ((at + from) / size + 1) * size - at);
          int until = unit == 0 ? bytes.length : end;
          if (coin.isKept()) {
            to.write((int) at + from, Arrays.copyOfRange(bytes, from, until));
          }
          from = until;
        }
      }
    }
  }

  private Content content(String name) {
    Content content = names.get(name);
    if (content == null) {
      throw new IllegalStateException(name + " was never created, only " + names.keySet());
    }
    return content;
  }

  private void named() {
    namings.add(new TreeMap<>(names));
  }

  /// Is the next thing kept?
  @FunctionalInterface
  private interface Coin {
    Coin HEADS = () -> true;
    Coin TAILS = () -> false;

    boolean isKept();
  }

  /// Bytes that grow; a gap is filled with zeros, as a file's is.
  private static final class Bytes {
    private byte[] room = new byte[PAGE];
    private int length;

    void write(int at, byte[] bytes) {
      int end = at + bytes.length;
      if (end > room.length) {
        room = Arrays.copyOf(room, Math.max(end, 2 * room.length));
      }
      System.arraycopy(bytes, 0, room, at, bytes.length);
      length = Math.max(length, end);
    }

    void cut(int newLength) {
      if (newLength < length) {
        Arrays.fill(room, newLength, length, (byte) 0);
      } else {
        write(newLength, new byte[0]);
      }
      length = newLength;
    }

    Bytes copy() {
      Bytes copy = new Bytes();
      copy.room = room.clone();
      copy.length = length;
      return copy;
    }

    byte[] toArray() {
      return Arrays.copyOf(room, length);
    }
  }
}
