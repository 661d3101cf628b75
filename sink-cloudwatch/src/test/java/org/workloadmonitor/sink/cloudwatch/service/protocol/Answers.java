package org.workloadmonitor.sink.cloudwatch.service.protocol;

import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.service.http.Response;
import tools.jackson.databind.ObjectMapper;

/** Answers in the protocol of the call. */
public final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  /**
   * The call was carried out.
   *
   * @param result in XML the content of the result's element, in JSON the whole object; may be
   *     empty
   */
  public static Response success(Call call, String result, String requestId) {
    return switch (call) {
      case Call.Query query -> xml(200, success(query, result, requestId));
      case Call.Json json -> Response.of(200, "application/x-amz-json-1.1", result);
    };
  }

  /** The call was refused. */
  public static Response failure(Call call, DenialException denial, String requestId) {
    return failure(call, denial.in(call), requestId);
  }

  /** The call was refused. */
  public static Response failure(Call call, AwsError error, String requestId) {
    return switch (call) {
      case Call.Query query -> failure(namespace(query), error, requestId);
      case Call.Json json ->
          Response.of(
              error.status(),
              "application/x-amz-json-1.1",
              JSON.writeValueAsString(Map.of("__type", error.code(), "message", error.text())));
    };
  }

  /** The request was refused before anybody knew what it asked for. */
  public static Response failure(AwsError error, String requestId) {
    return failure("http://webservices.amazon.com/AWSFault/2005-15-09", error, requestId);
  }

  private static Response failure(String namespace, AwsError error, String requestId) {
    return xml(
        error.status(),
        """
        <ErrorResponse xmlns="%s">
          <Error>
            <Type>%s</Type>
            <Code>%s</Code>
            <Message>%s</Message>
          </Error>
          <RequestId>%s</RequestId>
        </ErrorResponse>
        """
            .formatted(
                namespace,
                error.status() < 500 ? "Sender" : "Receiver",
                escape(error.code()),
                escape(error.text()),
                requestId));
  }

  private static String success(Call.Query call, String result, String requestId) {
    String name = call.operation();
    return """
    <%sResponse xmlns="%s">
    %s  <ResponseMetadata>
        <RequestId>%s</RequestId>
      </ResponseMetadata>
    </%sResponse>
    """
        .formatted(
            name,
            namespace(call),
            result.isEmpty() ? "" : "<" + name + "Result>" + result + "</" + name + "Result>\n",
            requestId,
            name);
  }

  private static Response xml(int status, String body) {
    return Response.of(status, "text/xml", body);
  }

  private static String namespace(Call.Query call) {
    return call.service().equals("sts")
        ? "https://sts.amazonaws.com/doc/2011-06-15/"
        : "http://monitoring.amazonaws.com/doc/2010-08-01/";
  }

  /** Text as XML has it. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
