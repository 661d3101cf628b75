package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/** Finds the page for a request, and sends it. */
final class Router implements HttpHandler {

  /** Lengths that mean something else to the server. */
  private static final long CHUNKED = 0;

  private static final long NO_BODY = -1;

  private final Guard guard;
  private final Map<String, Page> pages;
  private final Logger log;

  Router(Guard guard, Map<String, Page> pages, Logger log) {
    this.guard = guard;
    this.pages = pages;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Response answer = answer(exchange);
    try {
      send(exchange, answer);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("The answer took too long.");
    } catch (RuntimeException e) {
      log.warn("A request for {} failed.", exchange.getRequestURI().getPath(), e);
      throw e;
    }
    // Not otherwise: closing would end the answer as if it were complete. The server cuts the
    // connection of a handler that throws.
    exchange.close();
  }

  private Response answer(HttpExchange exchange) {
    Optional<Response> refusal = guard.refusal(exchange.getRequestHeaders());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Page page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return Response.text(404, "There is nothing here. Try /metrics or /health.");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Response.text(405, "This can only be read.").with("Allow", "GET, HEAD");
    }
    try {
      return page.get(exchange.getRequestHeaders());
    } catch (RuntimeException e) {
      log.warn("A request for {} failed.", exchange.getRequestURI().getPath(), e);
      return Response.text(500, "The page could not be made; the agent's log says why.");
    }
  }

  private static void send(HttpExchange exchange, Response response)
      throws IOException, InterruptedException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.contentType());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    response.headers().forEach(headers::set);
    boolean known = response.length() != Response.UNKNOWN;
    if (exchange.getRequestMethod().equals("HEAD")) {
      if (known) {
        headers.set("Content-Length", Long.toString(response.length()));
      }
      exchange.sendResponseHeaders(response.status(), NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(response.status(), known ? response.length() : CHUNKED);
    response.body().writeTo(exchange.getResponseBody());
  }
}
