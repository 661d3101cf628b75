package org.workloadmonitor.sink.cloudwatch.service.protocol;

/**
 * Refusals that all services share. In the Query protocol they come with status 403, in JSON with
 * 400 and a longer name ("Common Error Types" of the services' API references).
 */
public enum Denial {
  /** Nothing is signed. */
  NOT_SIGNED("MissingAuthenticationToken", "MissingAuthenticationTokenException"),
  /** The header that holds the signature lacks a part, or leaves a header unsigned. */
  INCOMPLETE("IncompleteSignature", "IncompleteSignatureException"),
  /** Nobody has this key, or its session token is another. */
  UNKNOWN_KEY("InvalidClientTokenId", "UnrecognizedClientException"),
  /** The key was valid until some time ago. */
  EXPIRED_KEY("ExpiredToken", "ExpiredTokenException"),
  /** The signature is not what the secret makes of the request, or it was made long ago. */
  WRONG_SIGNATURE("SignatureDoesNotMatch", "InvalidSignatureException"),
  /** The caller is known, and has no right to do this. */
  NOT_ALLOWED("AccessDenied", "AccessDeniedException");

  private final String queryCode;
  private final String jsonCode;

  Denial(String queryCode, String jsonCode) {
    this.queryCode = queryCode;
    this.jsonCode = jsonCode;
  }

  AwsError inQuery(String message) {
    return new AwsError(this == INCOMPLETE ? 400 : 403, queryCode, message);
  }

  AwsError inJson(String message) {
    return new AwsError(400, jsonCode, message);
  }
}
