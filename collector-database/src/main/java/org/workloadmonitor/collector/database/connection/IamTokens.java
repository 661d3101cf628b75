package org.workloadmonitor.collector.database.connection;

import java.util.Optional;
import org.workloadmonitor.api.config.Secret;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/**
 * Tokens for IAM database authentication. One lasts 15 minutes and is good for opening a
 * connection, so each new connection gets a new one. Nothing is called for it: a token is a signed
 * request that the server makes.
 */
final class IamTokens implements Credentials {

  private final IamLogin iam;
  private final String username;
  private final Address address;

  IamTokens(IamLogin iam, String username, Address address) {
    this.iam = iam;
    this.username = username;
    this.address = address;
  }

  @Override
  public Optional<Secret> next() throws DatabaseException {
    DefaultCredentialsProvider.Builder credentials = DefaultCredentialsProvider.builder();
    iam.profile().ifPresent(credentials::profileName);
    try (DefaultCredentialsProvider provider = credentials.build()) {
      RdsUtilities utilities =
          RdsUtilities.builder()
              .region(Region.of(iam.region()))
              .credentialsProvider(provider)
              .build();
      return Optional.of(
          Secret.of(
              utilities.generateAuthenticationToken(
                  request ->
                      request.hostname(address.host()).port(address.port()).username(username))));
    } catch (SdkException e) {
      throw new DatabaseException(
          Fault.TOKEN_FAILED,
          "There are no AWS credentials to sign a token for IAM database authentication with: "
              + e.getMessage());
    }
  }
}
