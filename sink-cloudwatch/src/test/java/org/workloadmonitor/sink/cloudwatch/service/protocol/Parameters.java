package org.workloadmonitor.sink.cloudwatch.service.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of the Query protocol as the tree that their dotted names describe. It remembers which
 * of them were asked for, so that one that nobody understands does not go unnoticed.
 */
public final class Parameters {

  private final String name;
  private final Map<String, Parameters> children = new LinkedHashMap<>();
  private @Nullable String value;
  private boolean read;

  Parameters(String name) {
    this.name = name;
  }

  /** The parameter's full name: {@code MetricData.member.1.Value}. */
  public String name() {
    return name;
  }

  /** The full name that a parameter below this one has or would have. */
  public String nameOf(String child) {
    return name.isEmpty() ? child : name + "." + child;
  }

  /** The value of a parameter; empty if it was not sent. */
  public Optional<String> text(String child) {
    Parameters found = children.get(child);
    if (found == null) {
      return Optional.empty();
    }
    found.read = true;
    return Optional.ofNullable(found.value);
  }

  /** A structure; empty if nothing of it was sent. */
  public Optional<Parameters> structure(String child) {
    return Optional.ofNullable(children.get(child));
  }

  /** The value of this parameter itself, where it is a member of a list. */
  public String text() {
    read = true;
    return value == null ? "" : value;
  }

  /**
   * The members of a list; none if it was not sent.
   *
   * @throws AwsError if they are not numbered from 1 without a gap
   */
  public List<Parameters> list(String child) {
    Parameters list = children.get(child);
    if (list == null) {
      return List.of();
    }
    list.read = true;
    Map<String, Parameters> members =
        list.structure("member").map(all -> all.children).orElse(Map.of());
    List<Parameters> inOrder = new ArrayList<>(members.size());
    for (int i = 1; i <= members.size(); i++) {
      Parameters member = members.get(Integer.toString(i));
      if (member == null) {
        throw AwsError.badRequest(
            "MalformedInput", "The members of " + nameOf(child) + " have a gap at " + i + ".");
      }
      inOrder.add(member);
    }
    return inOrder;
  }

  /** Whether anything was sent under this name. */
  public boolean has(String child) {
    return children.containsKey(child);
  }

  /** The names of all values that nobody has asked for. */
  public List<String> unread() {
    List<String> names = new ArrayList<>();
    collectUnread(names);
    return names;
  }

  private void collectUnread(List<String> names) {
    if (value != null && !read) {
      names.add(name);
    }
    children.values().forEach(child -> child.collectUnread(names));
  }

  void put(String dottedName, String newValue) {
    Parameters place = this;
    int start = 0;
    while (start <= dottedName.length()) {
      int dot = dottedName.indexOf('.', start);
      int end = dot < 0 ? dottedName.length() : dot;
      place = place.child(dottedName.substring(start, end));
      start = end + 1;
    }
    if (place.value != null) {
      throw AwsError.badRequest("MalformedInput", "The parameter " + dottedName + " comes twice.");
    }
    place.value = newValue;
  }

  private Parameters child(String key) {
    Parameters found = children.get(key);
    if (found == null) {
      found = new Parameters(nameOf(key));
      children.put(key, found);
    }
    return found;
  }
}
