package org.workloadmonitor.collector.database.connection;

import java.util.Optional;
import org.workloadmonitor.api.config.Secret;

/** What a session logs in with. */
@FunctionalInterface
interface Credentials {

  /** The password, or a new token. */
  Optional<Secret> next() throws DatabaseException;

  /** As the target says. */
  static Credentials of(Target target, Address address) {
    return target
        .iam()
        .<Credentials>map(iam -> new IamTokens(iam, target.username(), address))
        .orElse(target::password);
  }
}
