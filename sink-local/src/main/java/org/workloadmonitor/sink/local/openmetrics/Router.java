package org.workloadmonitor.sink.local.openmetrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/** Finds the page for a request, and sends it. */
final class Router implements HttpHandler {

  /** The server copies each write into a buffer of twice its size, and keeps that (JDK 25). */
  private static final int PORTION = 8 * 1024;

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
    try (exchange) {
      send(exchange, answer(exchange));
    }
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
    } catch (InterruptedException e) {
      return Response.text(503, "The answer took too long.");
    } catch (RuntimeException e) {
      log.warn("A request for {} failed.", exchange.getRequestURI().getPath(), e);
      return Response.text(500, "The page could not be made; the agent's log says why.");
    }
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.contentType());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    response.headers().forEach(headers::set);
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(response.body().length));
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), response.body().length);
    write(response.body(), exchange.getResponseBody());
  }

  private static void write(byte[] body, OutputStream out) throws IOException {
    for (int from = 0; from < body.length; from += PORTION) {
      out.write(body, from, Math.min(PORTION, body.length - from));
    }
  }
}
