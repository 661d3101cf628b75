package org.workloadmonitor.collector.external.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/**
 * A pool of connections that keeps none. OkHttp's own wakes a thread for each new connection, which
 * then waits for the locks of all that are in use to find out that there is nothing to close. So
 * this one's tasks are never run; a connection goes when its call ends, without them.
 *
 * <p>OkHttp has no public way to say so; this constructor is of its inside.
 */
final class NoConnections implements TaskRunner.Backend {

  static final ConnectionPool POOL =
      new ConnectionPool(
          0,
          1,
          TimeUnit.HOURS,
          new TaskRunner(new NoConnections(), Logger.getLogger(NoConnections.class.getName())),
          ConnectionListener.Companion.getNONE());

  private NoConnections() {}

  @Override
  public void execute(TaskRunner runner, Runnable task) {
    // See above.
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void coordinatorNotify(TaskRunner runner) {
    // Nobody waits.
  }

  @Override
  public void coordinatorWait(TaskRunner runner, long nanos) {
    // Nobody waits.
  }

  @Override
  public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
    return queue;
  }
}
