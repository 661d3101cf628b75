package org.workloadmonitor.collector.database.connection;

import java.nio.file.Path;
import java.util.Optional;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;

/**
 * How TLS is spoken with a server.
 *
 * @param mode how much of it is insisted on
 * @param ca a PEM file with the authorities to trust instead of the JDK's
 */
public record TlsOptions(
    @Default("auto")
        @Description(
            "verify, verify_ca (any name), require (any certificate) or disable; auto is verify, "
                + "and disable for a server on the loopback interface.")
        TlsMode mode,
    @Description("PEM file with the authorities to trust, instead of those of the JDK.")
        Optional<Path> ca) {}
