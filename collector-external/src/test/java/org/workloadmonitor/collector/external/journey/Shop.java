package org.workloadmonitor.collector.external.journey;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.workloadmonitor.api.config.Secret;
import org.workloadmonitor.collector.external.assertion.JsonType;
import org.workloadmonitor.collector.external.http.Configs;
import org.workloadmonitor.collector.external.http.WebServer;

/** A shop: log in, read the cart, put something into it, take it out again, log out. */
final class Shop implements AutoCloseable {

  static final String PASSWORD = "sesame-open-yourself";
  static final String TOKEN = "tok-5f1d0c2b9a8e7d6c5b4a39281706f5e4d3c2b1a0-and-its-signature";
  static final String ORDER = "order/7 ä&x=1";

  private final WebServer server;
  private final Map<String, Integer> broken = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch hung = new CountDownLatch(1);
  private volatile String hanging = "";

  Shop() throws IOException {
    server = WebServer.answering(this::serve);
  }

  /** From now on this path answers with a status. */
  void breakDown(String path, int status) {
    broken.put(path, status);
  }

  /** From now on this path never answers. */
  void hang(String path) {
    hanging = path;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(hanging)) {
      awaitEnd();
      return;
    }
    if (broken.containsKey(path)) {
      WebServer.say(exchange, broken.get(path), "no");
      return;
    }
    switch (path) {
      case "/login" -> logIn(exchange);
      case "/logout" -> WebServer.say(exchange, isKnown(exchange) ? 204 : 401, "");
      case "/cart" -> WebServer.say(exchange, isKnown(exchange) ? 200 : 401, "{\"items\": []}");
      case "/items" -> {
        exchange.getResponseHeaders().set("Location", "/items/" + 17);
        WebServer.say(exchange, isKnown(exchange) ? 201 : 401, "{\"order\": \"" + ORDER + "\"}");
      }
      case "/items/17" -> WebServer.say(exchange, isKnown(exchange) ? 204 : 401, "");
      case "/echo" ->
          WebServer.say(
              exchange, 200, "{\"said\": \"" + exchange.getRequestURI().getQuery() + "\"}");
      default -> WebServer.say(exchange, 404, "");
    }
  }

  /** Waits until somebody waits for an answer. */
  void awaitHanging() throws InterruptedException {
    if (!hung.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("Nobody asked for %s, only for %s.".formatted(hanging, paths()));
    }
  }

  private void awaitEnd() throws IOException {
    hung.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void logIn(HttpExchange exchange) throws IOException {
    boolean isRight = server.asked().getLast().body().contains("\"" + PASSWORD + "\"");
    exchange.getResponseHeaders().set("Set-Cookie", "session=s-123456; Path=/; HttpOnly");
    WebServer.say(exchange, isRight ? 200 : 403, "{\"token\": \"" + TOKEN + "\"}");
  }

  private static boolean isKnown(HttpExchange exchange) {
    return ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        && "session=s-123456".equals(exchange.getRequestHeaders().getFirst("Cookie"));
  }

  /** The paths that were asked for, in order. */
  List<String> paths() {
    return server.asked().stream().map(WebServer.Asked::path).toList();
  }

  WebServer.Asked last(String path) {
    return server.asked().stream()
        .filter(asked -> asked.path().equals(path))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  Configs at(String path) {
    return Configs.of(url() + path);
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  int port() {
    return server.port();
  }

  Steps logIn() {
    return Steps.step(
            "log in",
            at("/login")
                .method("POST")
                .json(Map.of("user", "probe", "password", Secret.of(PASSWORD))))
        .jsonpath("token", "$.token");
  }

  Steps read() {
    return Steps.step("read the cart", authorized(at("/cart"))).is("$.items", JsonType.ARRAY);
  }

  Steps write() {
    return write("add");
  }

  Steps write(String name) {
    return Steps.step(name, authorized(at("/items")).method("POST").json(Map.of("sku", "a")))
        .header("item", "Location");
  }

  Steps remove() {
    return Steps.step("take out", authorized(Configs.of(url() + "{{item}}").method("DELETE")))
        .always();
  }

  Steps logOut() {
    return Steps.step("log out", authorized(at("/logout")).method("POST")).always();
  }

  static Configs authorized(Configs request) {
    return request.header("Authorization", "Bearer {{token}}");
  }

  /** All of it. */
  Steps[] visit() {
    return new Steps[] {logIn(), read(), write(), remove(), logOut()};
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }
}
