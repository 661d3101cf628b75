/**
 * What the record of a configuration block may use.
 *
 * <p>A plugin's configuration is a Java record. The agent binds the YAML block to it, so that every
 * plugin gets the same error messages, placeholders and JSON Schema.
 *
 * <h2>Keys</h2>
 *
 * The name of a record component is the key, in snake_case: {@code expectedStatus} is {@code
 * expected_status}. {@link org.workloadmonitor.api.config.Key} gives another. The keys {@code
 * type}, {@code interval}, {@code deadline} and {@code enabled} of a collector, health check or
 * sink belong to the agent, for a sink also {@code id}, {@code publish_interval} and {@code
 * without}; a record must not use those of its kind.
 *
 * <h2>Presence</h2>
 *
 * A component is required unless it has a {@link org.workloadmonitor.api.config.Default}, is an
 * {@link java.util.Optional}, or is a {@link java.util.List}, {@link java.util.Set} or {@link
 * java.util.Map} (then empty). A nested record all of whose components may be left out may be left
 * out itself.
 *
 * <h2>Types</h2>
 *
 * <table>
 * <caption>Types of record components</caption>
 * <tr><th>type</th><th>in YAML</th></tr>
 * <tr><td>{@code String}, {@code boolean}, {@code int}, {@code long}, {@code double}</td><td>a scalar;
 *     numbers are finite</td></tr>
 * <tr><td>{@link java.time.Duration}</td><td>{@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 7d}, sums
 *     such as {@code 1h30m}, or ISO 8601; never negative</td></tr>
 * <tr><td>{@link java.net.URI}, {@link java.util.regex.Pattern}</td><td>a text</td></tr>
 * <tr><td>{@link java.nio.file.Path}</td><td>a text; a relative path starts at the folder of the file that it
 *     is written in, and {@code -} stays as it is</td></tr>
 * <tr><td>{@link org.workloadmonitor.api.config.Secret}</td><td>a text, best from a placeholder</td></tr>
 * <tr><td>{@link org.workloadmonitor.api.config.ByteSize}</td><td>{@code 512MiB}, {@code 10MB}, {@code 4096}</td></tr>
 * <tr><td>an enum</td><td>a constant in lower case</td></tr>
 * <tr><td>a record</td><td>a mapping, bound by these same rules</td></tr>
 * <tr><td>a class or record with {@code public static T parse(String)}</td><td>a scalar (for a record, a
 *     mapping too); {@code parse} throws {@link java.lang.IllegalArgumentException} with a message for the
 *     user</td></tr>
 * <tr><td>one with {@code public static T parse(String, List<Secret>)}</td><td>a scalar; the list holds what
 *     {@code ${env:...}} and {@code ${file:...}} put into the text, in that order, so that the type can keep
 *     these parts from being seen</td></tr>
 * <tr><td>{@code List<T>}, {@code Set<T>}</td><td>a sequence, or one {@code T} alone</td></tr>
 * <tr><td>{@code Map<String, T>}</td><td>a mapping</td></tr>
 * <tr><td>{@code Optional<T>}</td><td>as {@code T}, or left out</td></tr>
 * <tr><td>{@code Object}</td><td>anything: {@code String}, {@code Long}, {@code Double}, {@code Boolean},
 *     {@code List<Object>}, {@code Map<String, Object>}; a text that came from a placeholder is a {@code
 *     Secret}</td></tr>
 * </table>
 *
 * <h2>Checks</h2>
 *
 * {@link org.workloadmonitor.api.config.Range} bounds numbers, durations and sizes. What no
 * annotation can say is checked in the record's constructor, which throws {@link
 * org.workloadmonitor.api.ConfigurationException} or {@link java.lang.IllegalArgumentException}
 * with a sentence for the user. It is shown with its place in the file, and with {@code ***} in
 * place of secrets and of what placeholders gave. Any other exception counts as a fault of the
 * plugin.
 *
 * <p>A constructor may run more than once for one block, and for a block that is then not used, so
 * it has no effects.
 */
@NullMarked
package org.workloadmonitor.api.config;

import org.jspecify.annotations.NullMarked;
