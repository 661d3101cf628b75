package org.workloadmonitor.core.plugin;

import java.util.concurrent.Callable;

/** Calls into a plugin, with its class loader as the thread's context class loader. */
public final class PluginCalls {

  private PluginCalls() {}

  /**
   * Runs a call on this thread and then puts the context class loader back.
   *
   * @param loader the class loader of the plugin, from {@link PluginRegistry#loaderOf}
   * @param call what to do
   * @return what the call returned
   * @throws Exception what the call threw
   */
  public static <T> T run(ClassLoader loader, Callable<T> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
