package org.workloadmonitor.sink.cloudwatch.service.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** One client's connection, request after request. */
final class Connection {

  private final Socket socket;
  private final Handler handler;

  Connection(Socket socket, Handler handler) {
    this.socket = socket;
    this.handler = handler;
  }

  /** Closes with a reset instead of an orderly end, whatever is still on its way. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  void serve() {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
      RequestReader reader = new RequestReader(in, socket.getOutputStream());
      boolean more = true;
      for (int first = in.read(); more && first >= 0; first = more ? in.read() : -1) {
        Optional<Function<Request, Reply>> arrival = handler.arrival();
        if (arrival.isEmpty()) {
          reset(socket);
          return;
        }
        Request request = reader.read(first);
        more = reply(arrival.get().apply(request), in) && keepsAlive(request);
      }
    } catch (IOException e) {
      // The client has gone, as clients do, or the server was stopped.
    }
  }

  private static boolean keepsAlive(Request request) {
    return !request.header("connection").orElse("").equalsIgnoreCase("close");
  }

  /** Gives the reply, and says whether the connection can take another request. */
  private boolean reply(Reply reply, InputStream in) throws IOException {
    OutputStream out = socket.getOutputStream();
    return switch (reply) {
      case Reply.Answer(Response response) -> {
        response.bytes().stream().transferTo(out);
        yield true;
      }
      case Reply.Slowly(Response response, Duration pause) -> {
        InputStream bytes = response.bytes().stream();
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
          LockSupport.parkNanos(pause.toNanos());
          out.write(next);
        }
        yield true;
      }
      case Reply.CutShort(Response response, int bytes) -> {
        response.bytes().first(bytes).stream().transferTo(out);
        yield false;
      }
      case Reply.Garbage(Bytes bytes) -> {
        bytes.stream().transferTo(out);
        yield false;
      }
      case Reply.Silence() -> {
        awaitEnd(in);
        yield false;
      }
      case Reply.Reset() -> {
        reset(socket);
        yield false;
      }
    };
  }

  private static void awaitEnd(InputStream in) throws IOException {
    while (in.read() >= 0) {
      // What a client sends on a connection that never answers goes nowhere.
    }
  }
}
