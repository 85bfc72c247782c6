// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A Unix datagram socket that listens as systemd does; through libc, because the JDK can't.
final class DatagramSocket implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SHUT_RDWR = 2;
  private static final int BYTES_MAX = 4_096;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final int descriptor;
  private final Thread listener;

  DatagramSocket(Path path) {
    descriptor = call("socket", AF_UNIX, SOCK_DGRAM, 0);
    bind(path);
    listener = Thread.ofPlatform().daemon().name("systemd").start(this::listen);
  }

  /// Every message so far, in order.
  List<String> heard() {
    return heard;
  }

  private void bind(Path path) {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(3L + name.length, 2);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
      MethodHandle bind = handle("bind", true);
      int failed = (int) bind.invokeExact(descriptor, address, (int) address.byteSize());
      if (failed != 0) {
        throw new IllegalStateException("can't bind " + path);
      }
    } catch (Throwable impossible) {
      throw new IllegalStateException("calling libc failed", impossible);
    }
  }

  private void listen() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(BYTES_MAX);
      MethodHandle read = handle("read", true);
      int bytes = (int) read.invokeExact(descriptor, buffer, BYTES_MAX);
      while (bytes > 0) {
        byte[] text = buffer.asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE);
        heard.add(new String(text, StandardCharsets.UTF_8));
        bytes = (int) read.invokeExact(descriptor, buffer, BYTES_MAX);
      }
    } catch (Throwable impossible) {
      throw new IllegalStateException("calling libc failed", impossible);
    }
  }

  private static int call(String function, int first, int second, int third) {
    try {
      return (int) handle(function, false).invokeExact(first, second, third);
    } catch (Throwable impossible) {
      throw new IllegalStateException("calling libc failed", impossible);
    }
  }

  // libc is the only library called, and the build grants it with --enable-native-access
  @SuppressWarnings("restricted")
  private static MethodHandle handle(String function, boolean isSecondAnAddress) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(function),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            isSecondAnAddress ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT));
  }

  @Override
  public void close() {
    call("shutdown", descriptor, SHUT_RDWR, 0);
    try {
      listener.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    call("close", descriptor, 0, 0);
  }
}
