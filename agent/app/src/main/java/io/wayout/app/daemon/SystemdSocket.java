// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Sends datagrams to a Unix socket, which the JDK's own channels can't do; through libc's
/// `socket`, `sendto` and `close`. Linux only.
final class SystemdSocket {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int PATH_BYTES_MAX = 107;

  private final MethodHandle socket;
  private final MethodHandle sendTo;
  private final MethodHandle close;

  // libc is the only library called, and the launcher grants it with --enable-native-access
  @SuppressWarnings("restricted")
  SystemdSocket() {
    Linker linker = Linker.nativeLinker();
    SymbolLookup libc = linker.defaultLookup();
    socket =
        linker.downcallHandle(
            libc.findOrThrow("socket"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    sendTo =
        linker.downcallHandle(
            libc.findOrThrow("sendto"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    close =
        linker.downcallHandle(
            libc.findOrThrow("close"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }

  /// @param path a file's path, or `@name` for an abstract socket (unix(7))
  /// @return whether the datagram was taken
  boolean send(String path, String message) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length == 0 || name.length > PATH_BYTES_MAX) {
      return false;
    }
    if (name[0] == '@') {
      name[0] = 0;
    }
    try (Arena arena = Arena.ofConfined()) {
      int descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      if (descriptor < 0) {
        return false;
      }
      long sent = send(arena, descriptor, name, message);
      int ignored = (int) close.invokeExact(descriptor);
      return sent >= 0 && ignored == 0;
    } catch (Throwable impossible) {
      throw new IllegalStateException("calling libc failed", impossible);
    }
  }

  private long send(Arena arena, int descriptor, byte[] name, String message) throws Throwable {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    MemorySegment address = arena.allocate(2L + name.length, 2);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
    return (long)
        sendTo.invokeExact(
            descriptor, text, (long) bytes.length, MSG_NOSIGNAL, address, (int) address.byteSize());
  }
}
