package org.workloadmonitor.core.outbox;

import java.util.List;
import org.workloadmonitor.core.outbox.store.Changes;
import org.workloadmonitor.core.outbox.store.Ledger;
import org.workloadmonitor.core.outbox.store.SegmentHead;
import org.workloadmonitor.core.outbox.store.Store;
import org.workloadmonitor.core.outbox.store.StoreException;

/** A store that a test can let fail before and after each call. */
final class FaultyStore implements Store {

  /** Fails if it is to. */
  interface Fault {
    void check() throws StoreException;
  }

  private final Store real;
  private final Fault fault;

  FaultyStore(Store real, Fault fault) {
    this.real = real;
    this.fault = fault;
  }

  @Override
  public Ledger ledger() {
    return real.ledger();
  }

  @Override
  public long nextSequence() {
    return real.nextSequence();
  }

  /** May fail after the step was applied, as a disk can. */
  @Override
  public void write(Changes changes) throws StoreException {
    if (changes.ledger().collected() % 2 == 0) {
      fault.check();
    }
    real.write(changes);
    fault.check();
  }

  @Override
  public List<SegmentHead> heads(long from, int most) throws StoreException {
    fault.check();
    return real.heads(from, most);
  }

  @Override
  public byte[] content(long first) throws StoreException {
    fault.check();
    return real.content(first);
  }

  @Override
  public boolean tidy() throws StoreException {
    fault.check();
    return real.tidy();
  }

  @Override
  public void close() {
    real.close();
  }
}
