package org.workloadmonitor.core.config;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;

/** Calls code that a plugin brought, so that none of its failures goes further than one block. */
final class PluginCode {

  private PluginCode() {}

  /**
   * Runs a call with the plugin's class loader as the context class loader.
   *
   * @param owner a class of the plugin
   * @throws PluginFault whatever the call threw, a {@link LinkageError} included
   */
  static <T> T call(Class<?> owner, Callable<T> call) throws PluginFault {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(owner.getClassLoader());
    try {
      return call.call();
    } catch (InvocationTargetException e) {
      throw fault(e.getCause() == null ? e : e.getCause());
    } catch (Throwable e) {
      throw fault(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Without memory the process is to end, so that error goes on. */
  private static PluginFault fault(Throwable cause) {
    if (cause instanceof OutOfMemoryError error) {
      throw error;
    }
    return PluginFault.of(cause);
  }
}
