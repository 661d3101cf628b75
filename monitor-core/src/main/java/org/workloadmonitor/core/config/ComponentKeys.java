package org.workloadmonitor.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/** The keys of a component, without the blocks in it. */
record ComponentKeys(
    @Description("A name that no other component has: letters, digits, '_', '-' and '.'.")
        String id,
    @Description("The name for people; the id where it is left out.") Optional<String> name,
    @Description("What it is, such as compute, database, application, network or storage.")
        String type,
    @Default("true")
        @Description(
            "Whether it is watched; mistakes in a component that is switched off are warnings.")
        boolean enabled,
    @Description("Words of your own about it, such as Environment: production.")
        Map<String, String> tags,
    @Description("The ids of the components that it needs to work.") List<String> dependsOn) {

  /** What the agent calls itself where it reports on itself. */
  static final String AGENT = "workload-monitor";

  ComponentKeys {
    if (!Words.isId(id)) {
      throw new ConfigurationException("id", Words.idRule(id));
    }
    if (id.equals(AGENT)) {
      throw new ConfigurationException(
          "id", "The id '" + AGENT + "' belongs to the agent itself. Choose another.");
    }
    if (name.isPresent() && name.get().isBlank()) {
      throw new ConfigurationException("name", "'name' must not be blank. Leave the key out.");
    }
    if (!Words.isComponentType(type)) {
      throw new ConfigurationException(
          "type",
          "'type' must be lower-case letters, digits or '_', starting with a letter, not %s."
              .formatted(Quote.of(type)));
    }
    if (tags.keySet().stream().anyMatch(String::isBlank)) {
      throw new ConfigurationException("tags", "The name of a tag in 'tags' must not be blank.");
    }
  }
}
