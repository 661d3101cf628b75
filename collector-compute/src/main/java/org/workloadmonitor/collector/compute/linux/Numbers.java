package org.workloadmonitor.collector.compute.linux;

/** Numbers that are taken from a text, each in a slot of its own. */
public interface Numbers {

  /** Takes the numbers from a text; those that it does not hold become unknown. */
  void parse(Text text);

  /** The number in a slot. */
  long value(int slot);
}
