package org.workloadmonitor.core.instance;

import java.nio.file.Path;
import java.util.Locale;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.core.plugin.FactoryKind;

/**
 * Names one instance of a plugin: a collector, a health check or a sink.
 *
 * @param kind what it is
 * @param type the type as the configuration names it
 * @param owner the component's id; for a sink, its own
 * @param ordinal 1, or more for further instances of the same kind and type with the same owner
 */
public record InstanceId(FactoryKind kind, String type, String owner, int ordinal) {

  /** Names a collector of a component. */
  public static InstanceId collector(Component component, String type, int ordinal) {
    return new InstanceId(FactoryKind.COLLECTOR, type, component.id(), ordinal);
  }

  /** Names the health check of a component. */
  public static InstanceId healthCheck(Component component, String type) {
    return new InstanceId(FactoryKind.HEALTH_CHECK, type, component.id(), 1);
  }

  /** Names a sink. */
  public static InstanceId sink(String id, String type) {
    return new InstanceId(FactoryKind.SINK, type, id, 1);
  }

  /** The source of its signals: {@code host}, {@code health:http}, {@code host#2}. */
  public String source() {
    String word = kind == FactoryKind.HEALTH_CHECK ? "health:" + type : type;
    return ordinal == 1 ? word : word + "#" + ordinal;
  }

  /** The name of its logger, and of its threads: {@code plugin.TYPE.OWNER}. */
  public String loggerName() {
    String name = "plugin." + type + "." + owner;
    return ordinal == 1 ? name : name + "." + ordinal;
  }

  /** Its own directory below one for all: {@code KIND/TYPE/OWNER}. */
  Path directory(Path all) {
    String name = fileName(owner) + (ordinal == 1 ? "" : "~" + ordinal);
    return all.resolve(kind.name().toLowerCase(Locale.ROOT)).resolve(fileName(type)).resolve(name);
  }

  /** Keeps different names different, and every name below its parent. */
  private static String fileName(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || c == '_' || c == '-' || (c == '.' && i > 0)) {
        safe.append(c);
      } else {
        safe.append("%%%04x".formatted((int) c));
      }
    }
    return safe.toString();
  }

  /** The instance as messages name it: {@code Collector host of web}. */
  @Override
  public String toString() {
    String word = kind.word();
    String start = Character.toUpperCase(word.charAt(0)) + word.substring(1) + " " + type;
    String which = ordinal == 1 ? start : start + " #" + ordinal;
    if (kind != FactoryKind.SINK) {
      return which + " of " + owner;
    }
    return owner.equals(type) ? which : which + " '" + owner + "'";
  }
}
