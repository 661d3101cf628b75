package org.workloadmonitor.collector.database.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workloadmonitor.collector.database.connection.Flavor;
import org.workloadmonitor.collector.database.connection.Session;
import org.workloadmonitor.collector.database.connection.Version;

/**
 * The extension {@code pg_stat_statements} of the session's database.
 *
 * @param schema where it is installed, quoted
 * @param like the server whose statistics have its columns: an extension that was not updated with
 *     its server has those of an older one
 */
record StatementExtension(String schema, Version like) {

  private static final Pattern NUMBERS = Pattern.compile("1\\.(\\d{1,3})");

  static Optional<StatementExtension> of(Session session) throws SQLException {
    List<StatementExtension> found = new ArrayList<>(1);
    session.query(
        """
        SELECT quote_ident(n.nspname), e.extversion
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pg_stat_statements'\
        """,
        row -> found.add(new StatementExtension(row.getString(1), like(row.getString(2)))));
    return found.stream().findFirst();
  }

  /** Version 1.8 came with PostgreSQL 13, 1.9 with 14, 1.10 with 15, 1.11 with 17, 1.12 with 18. */
  private static Version like(String version) {
    var numbers = NUMBERS.matcher(version);
    int minor = numbers.matches() ? Integer.parseInt(numbers.group(1)) : Integer.MAX_VALUE;
    int major = minor <= 10 ? minor + 5 : Math.min(minor, 12) + 6;
    return Version.of(Flavor.POSTGRESQL, major, 0);
  }
}
