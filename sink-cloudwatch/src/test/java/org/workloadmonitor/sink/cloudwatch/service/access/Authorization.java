package org.workloadmonitor.sink.cloudwatch.service.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Denial;
import org.workloadmonitor.sink.cloudwatch.service.protocol.DenialException;

/**
 * The header of that name.
 *
 * @param keyId the access key
 * @param date eight digits
 * @param region of the endpoint that the client believes to talk to
 * @param service by the name that signatures use
 * @param signedHeaders names in lower case, in order
 * @param signature in hexadecimal digits
 */
record Authorization(
    String keyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {

  private static final Pattern FORM =
      Pattern.compile(
          Signature.ALGORITHM
              + " Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request,"
              + " *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})");

  static Authorization of(String header) {
    Matcher parts = FORM.matcher(header);
    if (!parts.matches()) {
      throw new DenialException(
          Denial.INCOMPLETE, "Authorization header requires existence of its parts: " + header);
    }
    return new Authorization(
        parts.group(1),
        parts.group(2),
        parts.group(3),
        parts.group(4),
        List.of(parts.group(5).split(";")),
        parts.group(6));
  }

  String scope() {
    return String.join("/", date, region, service, "aws4_request");
  }
}
