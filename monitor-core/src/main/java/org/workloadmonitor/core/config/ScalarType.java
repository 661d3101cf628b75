package org.workloadmonitor.core.config;

import org.workloadmonitor.core.config.Placeholders.Expanded;

/**
 * A Java type whose values are written as one YAML scalar.
 *
 * @param type the class, boxed if it is primitive
 * @param expected what to write, to follow "must be"; empty where the reader's refusal says it all
 * @param reader makes a value of the text
 */
record ScalarType(Class<?> type, String expected, Reader reader) {

  /** Makes a value of a text. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads the text.
     *
     * @param place where it stands
     * @throws WrongForm if it is not what the type expects
     * @throws PluginFault if the type's own code refused it or failed
     */
    Object read(String text, Place place) throws WrongForm, PluginFault;

    /** The same, for a type that wants to know what came from placeholders. */
    default Object read(Expanded text, Place place) throws WrongForm, PluginFault {
      return read(text.text(), place);
    }
  }

  /** Says that a text is not what its type expects. */
  static final class WrongForm extends Exception {
    private static final long serialVersionUID = 1L;
    private final String detail;

    /** Creates one with nothing to add to what the type expects. */
    WrongForm() {
      this("");
    }

    /**
     * Creates one with a reason.
     *
     * @param detail the end of a sentence
     */
    WrongForm(String detail) {
      super(detail, null, false, false);
      this.detail = detail;
    }

    String detail() {
      return detail;
    }
  }
}
