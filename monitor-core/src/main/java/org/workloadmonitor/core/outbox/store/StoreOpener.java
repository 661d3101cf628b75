package org.workloadmonitor.core.outbox.store;

/** Opens the store of one queue; again, where that failed or the store broke. */
public interface StoreOpener {

  /**
   * Opens it.
   *
   * @throws StoreException if that is not possible now
   */
  Store open() throws StoreException;

  /**
   * Puts the closed store away, so that the next opening begins with an empty one.
   *
   * @param word why, as a part of a file's name
   * @param why the same as the end of a sentence that begins with the file
   */
  void setAside(String word, String why) throws StoreException;
}
