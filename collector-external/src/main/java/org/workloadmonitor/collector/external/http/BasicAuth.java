package org.workloadmonitor.collector.external.http;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Secret;

/**
 * A name and a password (RFC 7617).
 *
 * @param username the name
 * @param password the password
 */
public record BasicAuth(
    @Description("The user's name.") String username,
    @Description("The user's password.") Secret password) {

  String header() {
    return header(Fill.NOTHING);
  }

  String header(Fill fill) {
    return Credentials.basic(
        fill.text(username), fill.text(password.reveal()), StandardCharsets.UTF_8);
  }
}
