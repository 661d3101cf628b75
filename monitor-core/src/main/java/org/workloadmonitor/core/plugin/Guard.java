package org.workloadmonitor.core.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.api.signal.MetricDescriptor;

/**
 * The way into one factory of a plugin: with the plugin's context class loader, and with no null
 * coming back.
 *
 * @param factory the plugin's own factory
 * @param loader the unit's class loader
 */
record Guard<F extends Factory<?>>(F factory, ClassLoader loader) {

  /** A question that declares no exception. */
  interface Question<F, T> {
    @Nullable T ask(F factory);
  }

  /** A call that may throw. */
  interface Call<F, T> {
    @Nullable T make(F factory) throws Exception;
  }

  /** A call that gives nothing back. */
  interface Action<F> {
    void run(F factory) throws Exception;
  }

  <T> T ask(String method, Question<F, T> question) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return answer(method, question.ask(factory));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  <T> T call(String method, Call<F, T> call) throws Exception {
    return PluginCalls.run(loader, () -> answer(method, call.make(factory)));
  }

  void run(Action<F> action) throws Exception {
    boolean _ =
        PluginCalls.run(
            loader,
            () -> {
              action.run(factory);
              return true;
            });
  }

  List<MetricDescriptor> metrics(Question<F, List<MetricDescriptor>> question) {
    List<MetricDescriptor> metrics = ask("metrics()", question);
    metrics.forEach(metric -> answer("metrics()", metric));
    return List.copyOf(metrics);
  }

  Map<String, String> words(String method, Question<F, Map<String, String>> question) {
    Map<String, String> words = ask(method, question);
    words.forEach(
        (word, meaning) -> {
          answer(method, word);
          answer(method, meaning);
        });
    return Map.copyOf(words);
  }

  private <T> T answer(String method, @Nullable T answer) {
    return InvalidAnswer.unlessNull(answer, factory.getClass().getName() + "." + method);
  }
}
