package org.workloadmonitor.sink.cloudwatch.service.protocol;

import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.service.http.Response;
import tools.jackson.databind.ObjectMapper;

/** Answers in the protocol of the call. */
public final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What CloudWatch's model calls its errors, by the codes that the Query protocol has for them.
   */
  private static final Map<String, String> SHAPES =
      Map.of(
          "InvalidParameterValue", "InvalidParameterValueException",
          "MissingParameter", "MissingRequiredParameterException",
          "InvalidParameterCombination", "InvalidParameterCombinationException",
          "InternalServiceError", "InternalServiceFault",
          "MalformedInput", "SerializationException",
          "RequestEntityTooLarge", "RequestEntityTooLargeException",
          "ServiceUnavailable", "ServiceUnavailableException");

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
      case Call.Json json -> Response.of(200, json.contentType(), result);
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
      case Call.Json json -> failure(json, error);
    };
  }

  private static Response failure(Call.Json call, AwsError error) {
    String type =
        call.service().equals("monitoring")
            ? SHAPES.getOrDefault(error.code(), error.code())
            : error.code();
    Response response =
        Response.of(
            error.status(),
            call.contentType(),
            JSON.writeValueAsString(Map.of("__type", type, "message", error.text())));
    return call.queryMode()
        ? response.with("x-amzn-query-error", error.code() + ";" + party(error))
        : response;
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
                namespace, party(error), escape(error.code()), escape(error.text()), requestId));
  }

  /** Whose fault it is. */
  private static String party(AwsError error) {
    return error.status() < 500 ? "Sender" : "Receiver";
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
