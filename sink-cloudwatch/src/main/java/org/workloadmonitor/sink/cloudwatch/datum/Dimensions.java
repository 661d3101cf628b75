package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.signal.Attributes;

/**
 * The dimensions of a metric: {@code ComponentId}, {@code ComponentType}, the signal's attributes,
 * and those tags of the component that the operator named; at most 30.
 *
 * <p>Beyond that tags go first, the last named before the others: they tell no series of a
 * component from another. Then go the attributes, the last by name before the others; in their
 * place comes {@code AttributesLeftOut} with a digest of them, so that series which only they told
 * apart stay apart.
 */
final class Dimensions {

  static final String COMPONENT_ID = "ComponentId";
  static final String COMPONENT_TYPE = "ComponentType";
  static final String LEFT_OUT = "AttributesLeftOut";

  private static final Set<String> RESERVED = Set.of(COMPONENT_ID, COMPONENT_TYPE, LEFT_OUT);
  private static final int MOST = 30;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_VALUE = 1024;

  private final List<Dimension> dimensions = new ArrayList<>(6);
  private int leftOut;

  /**
   * Works out the dimensions.
   *
   * @param without the attribute that the metric's name stands for
   * @throws Refusal if an attribute has no value that CloudWatch could take
   */
  Dimensions(
      Component component, List<String> tags, Attributes attributes, Optional<String> without)
      throws Refusal {
    dimensions.add(new Dimension(COMPONENT_ID, AsciiText.of(component.id(), LONGEST_VALUE)));
    dimensions.add(new Dimension(COMPONENT_TYPE, AsciiText.of(component.type(), LONGEST_VALUE)));
    addAttributes(attributes, without.orElse(""));
    tags.forEach(tag -> addTag(tag, component.tags().getOrDefault(tag, "")));
  }

  private void addAttributes(Attributes attributes, String without) throws Refusal {
    boolean[] blank = {false};
    attributes.forEach(
        (name, value) -> {
          String text = value.toString();
          if (text.isBlank()) {
            blank[0] = true;
          } else if (!name.equals(without)) {
            dimensions.add(new Dimension(attributeName(name), AsciiText.of(text, LONGEST_VALUE)));
          }
        });
    if (blank[0]) {
      throw new Refusal("An attribute is blank; CloudWatch takes no dimension without a value.");
    }
    if (dimensions.size() > MOST) {
      leaveOut(dimensions.subList(MOST - 1, dimensions.size()));
    }
  }

  private static String attributeName(String name) {
    String ascii = AsciiText.of(name, LONGEST_NAME);
    return ascii.charAt(0) == ':' || RESERVED.contains(ascii)
        ? AsciiText.cut(AsciiText.escaped(ascii.charAt(0)) + ascii.substring(1), LONGEST_NAME)
        : ascii;
  }

  private void leaveOut(List<Dimension> last) {
    leftOut += last.size();
    String all = last.stream().map(Dimension::toString).collect(Collectors.joining());
    last.clear();
    dimensions.add(new Dimension(LEFT_OUT, AsciiText.digest(all)));
  }

  private void addTag(String tag, String value) {
    String name = attributeName(tag);
    boolean isAttribute = dimensions.stream().anyMatch(other -> other.name().equals(name));
    if (value.isBlank() || isAttribute) {
      return;
    }
    if (dimensions.size() < MOST) {
      dimensions.add(new Dimension(name, AsciiText.of(value, LONGEST_VALUE)));
    } else {
      leftOut++;
    }
  }

  /** At most 30. */
  List<Dimension> all() {
    return dimensions;
  }

  /** How many attributes and tags found no place. */
  int leftOut() {
    return leftOut;
  }
}
