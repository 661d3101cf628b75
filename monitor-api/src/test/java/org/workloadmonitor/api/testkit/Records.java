package org.workloadmonitor.api.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes records apart and puts them together, as the agent does. */
final class Records {

  private Records() {}

  static @Nullable Object read(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (InvocationTargetException e) {
      throw new AssertionError("The accessor of " + component + " failed.", e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Can't read " + component, e);
    }
  }

  /** A record of the same class, made by its constructor from what the accessors say. */
  static Record copy(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Stream.of(components).map(c -> read(record, c)).toArray();
    try {
      Constructor<? extends Record> constructor = record.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new AssertionError("The constructor refuses what the accessors give: " + record, e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Can't construct " + record.getClass(), e);
    }
  }
}
