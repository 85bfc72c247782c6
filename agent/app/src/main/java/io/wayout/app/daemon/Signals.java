// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;

/// Hears Unix signals. The JDK has no supported interface for them, and the compiler warns of
/// `sun.misc.Signal` in a way that can't be silenced; so it is reached by name.
final class Signals {
  private Signals() {}

  /// Calls the task on a thread of the JVM each time the process gets the signal.
  ///
  /// @param name without the prefix: `HUP`, `TERM`, `INT`
  static void onSignal(String name, Runnable task) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      task.run();
                      yield null;
                    }
                    case "equals" ->
                        System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "handler of SIG" + name;
                  });
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object instance =
          lookup
              .findConstructor(signal, MethodType.methodType(void.class, String.class))
              .invoke(name);
      lookup
          .findStatic(signal, "handle", MethodType.methodType(handler, signal, handler))
          .invoke(instance, proxy);
    } catch (Throwable missing) {
      throw new IllegalStateException("this JVM can't hear SIG" + name, missing);
    }
  }
}
