package org.workloadmonitor.collector.database.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Performance Insights (JSON 1.1), RDS and STS (Query) at one endpoint. */
public final class LocalRds implements AutoCloseable {

  /** The region whose requests it takes. */
  public static final String REGION = "eu-west-1";

  /** The key of the only user. */
  public static final String KEY_ID = "AKIAOFATEST";

  /** The user's secret. */
  public static final String SECRET = "the-secret-of-a-test";

  private static final String TARGET = "PerformanceInsightsv20180227.";
  private static final JsonMapper JSON = new JsonMapper();

  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<FakeInstance> instances = new CopyOnWriteArrayList<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final Faults faults = new Faults();

  private LocalRds(InstantSource clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Starts on a free port. */
  public static LocalRds start(InstantSource clock) {
    try {
      return new LocalRds(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it serves. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes an instance that has nothing to show yet. */
  public FakeInstance add(String name, String resourceId, String engine) {
    FakeInstance instance = new FakeInstance(name, resourceId, engine);
    instances.add(instance);
    return instance;
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** The requests for an action, in their order. */
  public List<JsonNode> asked(String action) {
    return asked.stream().filter(each -> each.action().equals(action)).map(Asked::body).toList();
  }

  /** How many requests came, of any kind. */
  public int requests() {
    return asked.size();
  }

  /** Requests that no client of the documented interface would send. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (faults.isSilent()) {
        closed.await();
        return;
      }
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (target != null) {
        answerJson(exchange, target, body);
      } else {
        answerQuery(exchange, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerJson(HttpExchange exchange, String target, String body) throws IOException {
    try {
      if (!target.startsWith(TARGET)) {
        throw new Refusal(400, "UnknownOperationException", "Unknown target " + target);
      }
      check(exchange, "pi");
      String action = "pi:" + target.substring(TARGET.length());
      JsonNode request = JSON.readTree(body);
      asked.add(new Asked(action, request));
      faults.check(action);
      send(exchange, 200, "application/x-amz-json-1.1", answer(action, request).toString());
    } catch (Refusal e) {
      ObjectNode error = JSON.createObjectNode();
      error.put("__type", e.code());
      error.put("message", e.reason());
      send(exchange, e.status(), "application/x-amz-json-1.1", error.toString());
    }
  }

  private ObjectNode answer(String action, JsonNode request) throws Refusal {
    String resource = request.path("Identifier").asString("");
    // The same answer as to a right that is missing, so that nobody can look for instances.
    FakeInstance instance =
        instances.stream()
            .filter(each -> each.resourceId().equals(resource) && each.isEnabled())
            .findFirst()
            .orElseThrow(
                () -> new Refusal(400, "NotAuthorizedException", "Not authorized: " + resource));
    try {
      return switch (action) {
        case "pi:GetResourceMetrics" -> {
          Limits.checkMetrics(request, clock.instant(), instance);
          yield Insights.metrics(request, instance);
        }
        case "pi:ListAvailableResourceMetrics" -> {
          Limits.checkAvailable(request);
          yield Insights.available(request, instance);
        }
        default -> throw Refusal.invalid("Unknown operation " + action);
      };
    } catch (Refusal e) {
      violations.add(e.reason());
      throw e;
    }
  }

  private void answerQuery(HttpExchange exchange, String body) throws IOException {
    ObjectNode form = form(body);
    try {
      String operation = form.path("Action").asString("");
      String service = operation.equals("AssumeRole") ? "sts" : "rds";
      check(exchange, service);
      asked.add(new Asked(service + ":" + operation, form));
      faults.check(service + ":" + operation);
      send(exchange, 200, "text/xml", query(operation, form));
    } catch (Refusal e) {
      send(exchange, e.status(), "text/xml", Xml.error(e.code(), e.reason()));
    }
  }

  private String query(String operation, ObjectNode form) throws Refusal {
    return switch (operation) {
      case "AssumeRole" -> Xml.role(clock.instant().plus(Duration.ofHours(1)).toString());
      case "DescribeDBInstances" -> Xml.instances(described(form));
      default -> throw new Refusal(400, "InvalidAction", "Unknown action " + operation);
    };
  }

  private List<FakeInstance> described(ObjectNode form) throws Refusal {
    String name = form.path("DBInstanceIdentifier").asString("");
    if (!name.isEmpty()) {
      List<FakeInstance> found = instances.stream().filter(i -> i.name().equals(name)).toList();
      if (found.isEmpty()) {
        throw new Refusal(404, "DBInstanceNotFound", "DBInstance " + name + " not found.");
      }
      return found;
    }
    String filter = form.path("Filters.Filter.1.Name").asString("");
    if (!filter.equals("dbi-resource-id")) {
      throw new Refusal(400, "InvalidParameterValue", "Unrecognized filter name: " + filter);
    }
    String id = form.path("Filters.Filter.1.Values.Value.1").asString("");
    return instances.stream().filter(each -> each.resourceId().equals(id)).toList();
  }

  private static void check(HttpExchange exchange, String service) throws Refusal {
    Signature.check(
        exchange.getRequestHeaders().getFirst("Authorization"), service, REGION, KEY_ID);
  }

  private static ObjectNode form(String body) {
    ObjectNode form = JSON.createObjectNode();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        form.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
