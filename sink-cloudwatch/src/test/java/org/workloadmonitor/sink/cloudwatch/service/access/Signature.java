package org.workloadmonitor.sink.cloudwatch.service.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.workloadmonitor.sink.cloudwatch.service.http.Request;

/**
 * What Signature Version 4 makes of a request: see "Create a signed AWS API request" in the IAM
 * User Guide.
 */
final class Signature {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private Signature() {}

  /**
   * Signs a request to {@code POST /}.
   *
   * @param time as in {@code X-Amz-Date}
   */
  static String of(Request request, Authorization authorization, String time, String secret) {
    String toSign =
        String.join(
            "\n",
            ALGORITHM,
            time,
            authorization.scope(),
            hex(sha256(canonical(request, authorization.signedHeaders()))));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : authorization.scope().split("/", -1)) {
      key = hmac(key, part);
    }
    return hex(hmac(key, toSign));
  }

  private static String canonical(Request request, List<String> signedHeaders) {
    List<String> lines = new ArrayList<>();
    lines.add(request.method());
    lines.add(request.target());
    lines.add("");
    for (String name : signedHeaders) {
      lines.add(name + ":" + request.header(name).orElse("").replaceAll(" +", " "));
    }
    lines.add("");
    lines.add(String.join(";", signedHeaders));
    lines.add(bodyHash(request));
    return String.join("\n", lines);
  }

  static String bodyHash(Request request) {
    return hex(digest(request.body().buffer()));
  }

  private static byte[] sha256(String text) {
    return digest(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] digest(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
