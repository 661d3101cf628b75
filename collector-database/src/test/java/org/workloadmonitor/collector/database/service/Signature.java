package org.workloadmonitor.collector.database.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a request is signed, for this service and this region. */
final class Signature {

  private static final Pattern FORM =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request,"
              + " SignedHeaders=([^,]+), Signature=[0-9a-f]{64}");

  private Signature() {}

  static void check(@Nullable String authorization, String service, String region, String keyId)
      throws Refusal {
    Matcher parts = FORM.matcher(authorization == null ? "" : authorization);
    if (!parts.matches()) {
      throw new Refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    if (!parts.group(1).equals(keyId) && !parts.group(1).startsWith("ASIA")) {
      throw new Refusal(
          403, "UnrecognizedClientException", "The security token included is invalid.");
    }
    if (!parts.group(2).equals(region)) {
      throw new Refusal(
          403,
          "InvalidSignatureException",
          "Credential should be scoped to a valid region, not '%s'.".formatted(parts.group(2)));
    }
    if (!parts.group(3).equals(service) || !parts.group(4).contains("host")) {
      throw new Refusal(
          403, "InvalidSignatureException", "Credential should be scoped to correct service.");
    }
  }
}
