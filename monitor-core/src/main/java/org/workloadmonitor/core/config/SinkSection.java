package org.workloadmonitor.core.config;

import java.util.Optional;
import org.workloadmonitor.api.SinkFactory;

/** Reads one sink. */
final class SinkSection {

  private final TypedBlocks<SinkFactory<?>, SinkKeys> blocks;

  SinkSection(Reading reading) {
    this.blocks = new TypedBlocks<>(reading, Kind.sink(reading.factories()));
  }

  /** The sink, or empty if it is switched off or something is wrong with it. */
  Optional<SinkConfiguration<?>> read(YamlTree tree) {
    TypedBlock<SinkFactory<?>, SinkKeys> block = blocks.read(tree);
    return block.enabled() && block.factory().isPresent() && block.bound().isPresent()
        ? Optional.of(sink(block.factory().get(), block.bound().get(), block.place()))
        : Optional.empty();
  }

  private static <C extends Record> SinkConfiguration<C> sink(
      SinkFactory<C> factory, TypedBlock.Bound<SinkKeys> bound, Place place) {
    SinkKeys keys = bound.keys();
    return new SinkConfiguration<>(
        keys.id().orElse(keys.type()),
        factory,
        factory.configType().cast(bound.config()),
        keys.publishInterval(),
        keys.without(),
        place);
  }
}
