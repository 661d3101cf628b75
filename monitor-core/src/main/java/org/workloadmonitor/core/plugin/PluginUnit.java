package org.workloadmonitor.core.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One jar, or one folder of jars, in the plugins directory, and what became of it.
 *
 * @param name the file's name without {@code .jar}, or the folder's
 * @param path the jar or folder
 * @param state what became of it
 * @param detail the cause and what to do, as sentences; where the state is LOADED, a warning or
 *     empty
 * @param facts what the plugin said of itself; empty where the agent did not get that far
 */
public record PluginUnit(
    String name, Path path, PluginState state, String detail, Optional<PluginFacts> facts) {}
