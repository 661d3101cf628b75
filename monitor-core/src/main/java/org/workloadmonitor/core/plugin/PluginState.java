package org.workloadmonitor.core.plugin;

/** What became of a plugin unit. Shown by {@code monitor plugins}; users script against it. */
public enum PluginState {
  /** It works. */
  LOADED("works"),
  /** It works as it was when it was loaded; its files were changed or removed since. */
  RESTART_NEEDED("works, but its files have changed since it was loaded"),
  /** No jar of the unit names a plugin in its service file. */
  NO_PROVIDER("has no plugin in it"),
  /** A class that the plugin needs is in none of the unit's jars. */
  MISSING_CLASS("lacks a class"),
  /** The plugin's constructor or one of its methods threw, or did not return. */
  PROVIDER_FAILED("failed when it was asked what it offers"),
  /** The plugin answered with something that the agent can't use. */
  INVALID("breaks a rule for plugins"),
  /** It was compiled for a newer Java than the agent runs on. */
  NEWER_JAVA("needs a newer Java"),
  /** It was built for an API version that this agent does not have, or does not say for which. */
  WRONG_API_VERSION("was built for another version of the plugin API"),
  /** Another unit's plugin has the same id. */
  DUPLICATE_ID("has the id of another plugin"),
  /** Another unit's plugin offers the same type. */
  DUPLICATE_TYPE("offers a type that another plugin offers"),
  /** A file that should be a jar is none, or is damaged. */
  NOT_A_JAR("is no jar, or a damaged one"),
  /** The agent may not read it. */
  UNREADABLE("can't be read"),
  /** Other users may write to it, and so could run their code as the agent. */
  WRITABLE_BY_OTHERS("may be changed by other users");

  private final String sentence;

  PluginState(String sentence) {
    this.sentence = sentence;
  }

  /** Whether what the unit offers can be used. */
  public boolean isUsable() {
    return this == LOADED || this == RESTART_NEEDED;
  }

  /** The state in words that follow the unit's name: "has no plugin in it". */
  public String sentence() {
    return sentence;
  }
}
