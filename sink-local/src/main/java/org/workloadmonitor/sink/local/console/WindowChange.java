package org.workloadmonitor.sink.local.console;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Hears of it when the terminal is resized: the signal WINCH. Java has no other way than {@code
 * sun.misc.Signal}, which the module jdk.unsupported keeps for that (JEP 260); it is called by
 * reflection, because the compiler warns of it otherwise.
 */
final class WindowChange {

  private WindowChange() {}

  /** Calls the action at each change. Does nothing where there is no such signal. */
  static void onEach(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run =
          MethodHandles.lookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(action);
      Object calling =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      Object winch = signal.getConstructor(String.class).newInstance("WINCH");
      signal.getMethod("handle", signal, handler).invoke(null, winch, calling);
    } catch (ReflectiveOperationException e) {
      // Windows has no such signal: the size is what it was at the start.
    }
  }
}
