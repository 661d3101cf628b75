package org.workloadmonitor.core.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.core.config.YamlTree.Mapping;
import org.workloadmonitor.core.config.YamlTree.Scalar;

/** What every section needs while one configuration is read. */
record Reading(
    Factories factories,
    Strictness strictness,
    Shapes shapes,
    Placeholders placeholders,
    Problems problems) {

  /** A binder for one block. */
  Binder binder() {
    return new Binder(shapes, placeholders, problems);
  }

  /** For a block that may be switched off, in which mistakes are then only warnings. */
  Reading inside(Mapping block) {
    return isEnabled(block)
        ? this
        : new Reading(factories, strictness, shapes, placeholders, problems.asWarnings());
  }

  /** Whether a block is not switched off by {@code enabled: false}. */
  boolean isEnabled(Mapping block) {
    return !peek(block.get("enabled")).map("false"::equalsIgnoreCase).orElse(false);
  }

  /** A name as a message shows it, without what a placeholder gave. */
  String shown(String name) {
    return Quote.of(placeholders.withoutValues(name));
  }

  /** The text of a scalar, if it has one; whoever binds it reports what is wrong with it. */
  Optional<String> peek(@Nullable YamlTree tree) {
    return tree instanceof Scalar scalar && !scalar.isNull()
        ? placeholders.expand(scalar, new Problems()).map(Placeholders.Expanded::text)
        : Optional.empty();
  }
}
