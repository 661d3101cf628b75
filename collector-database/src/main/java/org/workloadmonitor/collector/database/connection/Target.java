package org.workloadmonitor.collector.database.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Secret;

/**
 * A server, how to log in there, and how long to wait for it.
 *
 * @param url the JDBC URL, without user and password
 * @param username the role
 * @param password its password; none for IAM, or where the server asks for none
 * @param iam a token in place of the password
 * @param tls how TLS is spoken
 * @param connectTimeout until the connection stands, log-in included
 * @param queryTimeout of each statement
 */
public record Target(
    String url,
    String username,
    Optional<Secret> password,
    Optional<IamLogin> iam,
    TlsOptions tls,
    Duration connectTimeout,
    Duration queryTimeout) {

  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)[?&;](user|username|password\\d?)=|//[^/?]*@");

  /** Checks what the URL must not hold, and that there is one way to log in. */
  public Target {
    check(url, password, iam, tls);
  }

  /**
   * Checks what the URL must not hold, and that there is one way to log in.
   *
   * @throws ConfigurationException if something is wrong
   */
  public static void check(
      String url, Optional<Secret> password, Optional<IamLogin> iam, TlsOptions tls) {
    if (SECRET_IN_URL.matcher(url).find()) {
      throw new ConfigurationException(
          "url",
          "The URL holds a user or a password, which would be seen wherever it is shown. Write"
              + " 'username' and 'password' instead.");
    }
    if (password.isPresent() && iam.isPresent()) {
      throw new ConfigurationException("iam", "Write either 'password' or 'iam', not both.");
    }
    if (iam.isPresent() && tls.mode() == TlsMode.DISABLE) {
      throw new ConfigurationException(
          "tls.mode", "A token for IAM is accepted over TLS only: write verify.");
    }
  }

  /** The same server, seen from one of its databases. */
  Target at(String otherUrl) {
    return new Target(otherUrl, username, password, iam, tls, connectTimeout, queryTimeout);
  }
}
