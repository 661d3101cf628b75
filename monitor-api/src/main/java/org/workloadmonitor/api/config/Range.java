package org.workloadmonitor.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and greatest value of a number, {@link java.time.Duration} or {@link ByteSize}, both
 * inclusive; on a list, of its elements.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

  /** The least value as it would stand in the YAML file; empty for none. */
  String min() default "";

  /** The greatest value as it would stand in the YAML file; empty for none. */
  String max() default "";
}
