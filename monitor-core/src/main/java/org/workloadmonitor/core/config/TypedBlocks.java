package org.workloadmonitor.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.api.Factory;
import org.workloadmonitor.core.config.YamlTree.Mapping;

/**
 * Reads what the blocks of collectors, health checks and sinks have in common: a type that selects
 * a factory, keys of the agent, and keys of the factory's record.
 */
final class TypedBlocks<F extends Factory<?>, K extends Record> {

  private final Reading reading;
  private final Kind<F, K> kind;

  TypedBlocks(Reading reading, Kind<F, K> kind) {
    this.reading = reading;
    this.kind = kind;
  }

  /** Reads a block; what is wrong with it is reported. */
  TypedBlock<F, K> read(YamlTree tree) {
    if (!(tree instanceof Mapping block)) {
      reading
          .problems()
          .error(
              tree.place(),
              "A %s must be a mapping (lines of 'key: value'), but this is %s."
                  .formatted(kind.word(), tree.form()));
      return new TypedBlock<>(Optional.empty(), Optional.empty(), true, tree.place());
    }
    Reading here = reading.inside(block);
    Optional<F> factory = here.peek(block.get("type")).flatMap(type -> find(type, block, here));
    // The agent's keys are read also where the rest can't be, so that all mistakes come at once.
    K keys = here.binder().record(kind.keys(), block, block.entries().keySet());
    Record config = factory.map(known -> config(known, block, here)).orElse(null);
    return new TypedBlock<>(
        factory,
        keys == null || config == null
            ? Optional.empty()
            : Optional.of(new TypedBlock.Bound<>(keys, config)),
        reading.isEnabled(block),
        block.place());
  }

  private Optional<F> find(String type, Mapping block, Reading here) {
    Optional<F> factory = kind.find().apply(type);
    if (factory.isPresent()) {
      return factory;
    }
    Place place = place(block);
    Optional<String> broken = here.factories().brokenReason(kind.word(), type);
    if (broken.isEmpty()) {
      here.problems()
          .error(
              place,
              "There is no %s of type %s.%s 'monitor plugins' shows what is installed."
                  .formatted(kind.word(), here.shown(type), Suggestions.hint(type, kind.types())));
      return Optional.empty();
    }
    String message =
        "No %s of type %s can be used. %s".formatted(kind.word(), here.shown(type), broken.get());
    if (here.strictness() == Strictness.LENIENT) {
      here.problems().warning(place, message + " It is left out.");
    } else {
      here.problems().error(place, message);
    }
    return Optional.empty();
  }

  private @Nullable Record config(F factory, Mapping block, Reading here) {
    try {
      Class<? extends Record> type =
          PluginCode.call(factory.getClass(), () -> factory.configType().asSubclass(Record.class));
      here.shapes().check(type);
      checkReserved(type, here);
      return here.binder().record(type, block, agentKeys(here));
    } catch (BadRecord e) {
      here.problems().error(place(block), cantBeUsed(block, here, e.sentence()));
    } catch (PluginFault e) {
      here.problems().error(place(block), cantBeUsed(block, here, "it " + e.deed()));
    }
    return null;
  }

  private void checkReserved(Class<? extends Record> type, Reading here) {
    Set<String> taken = new HashSet<>(kind.reserved());
    taken.retainAll(here.shapes().fields(type).stream().map(Field::key).toList());
    if (!taken.isEmpty()) {
      throw new BadRecord(
          "its record %s declares '%s', which belongs to the agent"
              .formatted(type.getName(), taken.iterator().next()));
    }
  }

  private List<String> agentKeys(Reading here) {
    return new ArrayList<>(here.shapes().fields(kind.keys()).stream().map(Field::key).toList());
  }

  private String cantBeUsed(Mapping block, Reading here, String why) {
    return "The %s type %s can't be used: %s. This is a fault of the plugin."
        .formatted(
            kind.word(),
            here.shown(here.peek(block.get("type")).orElse("")),
            Quote.clean(why, 500));
  }

  private static Place place(Mapping block) {
    YamlTree type = block.get("type");
    return type == null ? block.place() : type.place();
  }
}
