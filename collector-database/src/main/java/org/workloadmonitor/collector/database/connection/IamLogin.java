package org.workloadmonitor.collector.database.connection;

import java.util.Optional;
import org.workloadmonitor.api.config.Description;

/**
 * IAM database authentication, as Amazon RDS and Aurora offer it: a token for each new connection
 * in place of a password.
 *
 * @param region the instance's region
 * @param profile a profile of the AWS configuration files; else the default chain
 */
public record IamLogin(
    @Description("Region of the instance, such as eu-west-1.") String region,
    @Description("Profile of the AWS configuration files; else the default credentials.")
        Optional<String> profile) {}
