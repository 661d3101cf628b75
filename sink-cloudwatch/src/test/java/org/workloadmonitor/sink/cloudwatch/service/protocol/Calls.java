package org.workloadmonitor.sink.cloudwatch.service.protocol;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.workloadmonitor.sink.cloudwatch.service.http.Bytes;
import org.workloadmonitor.sink.cloudwatch.service.http.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Finds out what a request asks for. */
public final class Calls {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METRICS = "GraniteServiceVersion20100801.";
  private static final String LOGS = "Logs_20140328.";

  private Calls() {}

  /**
   * The body as it was before it was compressed.
   *
   * @throws AwsError if its encoding is unknown or broken
   */
  public static Bytes unpack(Request request) {
    String encoding = request.header("content-encoding").orElse("identity");
    return switch (encoding) {
      case "identity" -> request.body();
      case "gzip" -> gunzip(request.body());
      default ->
          throw new AwsError(415, "UnsupportedMediaType", "Content-Encoding '" + encoding + "'.");
    };
  }

  /**
   * Decodes a request.
   *
   * @throws AwsError if it is in no protocol that these services speak
   */
  public static Call decode(Request request, Bytes body) {
    if (!request.method().equals("POST") || !request.target().equals("/")) {
      throw new AwsError(404, "UnknownOperationException", "Only 'POST /' is served here.");
    }
    String type = request.header("content-type").orElse("").replaceFirst(";.*", "");
    return switch (type) {
      case "application/x-www-form-urlencoded" -> query(text(body));
      case "application/x-amz-json-1.0" -> json(request, "1.0", text(body));
      case "application/x-amz-json-1.1" -> json(request, "1.1", text(body));
      default -> throw new AwsError(415, "UnsupportedMediaType", "Content-Type '" + type + "'.");
    };
  }

  private static Call.Query query(String body) {
    Parameters parameters = new Parameters("");
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw AwsError.badRequest("MalformedQueryString", "'" + pair + "' has no name or no '='.");
      }
      parameters.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    String version = parameters.text("Version").orElse("");
    String operation = parameters.text("Action").orElse("");
    String service =
        switch (version) {
          case "2010-08-01" -> "monitoring";
          case "2011-06-15" -> "sts";
          default -> throw invalidAction(operation, version);
        };
    return new Call.Query(service, operation, parameters);
  }

  /** What both services say to an operation that their version does not have. */
  public static AwsError invalidAction(String operation, String version) {
    return AwsError.badRequest(
        "InvalidAction", "Could not find operation " + operation + " for version " + version + ".");
  }

  /** CloudWatch speaks JSON 1.0, CloudWatch Logs 1.1; else the two protocols are the same. */
  private static Call.Json json(Request request, String version, String body) {
    String target = request.header("x-amz-target").orElse("");
    String prefix = version.equals("1.0") ? METRICS : LOGS;
    if (!target.startsWith(prefix)) {
      throw AwsError.badRequest("UnknownOperationException", "X-Amz-Target '" + target + "'.");
    }
    try {
      return new Call.Json(
          version.equals("1.0") ? "monitoring" : "logs",
          target.substring(prefix.length()),
          JSON.readTree(body),
          version,
          request.header("x-amzn-query-mode").orElse("").equals("true"));
    } catch (JacksonException e) {
      throw AwsError.badRequest("SerializationException", String.valueOf(e.getOriginalMessage()));
    }
  }

  private static String text(Bytes body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(body.buffer()).toString();
    } catch (CharacterCodingException e) {
      throw AwsError.badRequest("MalformedInput", "The body is not UTF-8.");
    }
  }

  private static Bytes gunzip(Bytes packed) {
    try (GZIPInputStream in = new GZIPInputStream(packed.stream())) {
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw AwsError.badRequest("MalformedInput", "The body is not gzip: " + e.getMessage());
    }
  }
}
