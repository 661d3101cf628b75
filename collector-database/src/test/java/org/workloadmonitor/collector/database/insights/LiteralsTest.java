package org.workloadmonitor.collector.database.insights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralsTest {

  @Test
  void aStatementWithoutLiteralsStaysAsItIs() {
    String statement = "SELECT \"name\", $1, $2 FROM orders WHERE id = ? AND `x` = ?";

    assertThat(Literals.removed(statement, false)).isEqualTo(statement);
  }

  @Test
  void whatIsQuotedGoes() {
    assertThat(Literals.removed("ALTER USER shop PASSWORD 'it''s \\'mine' NOLOGIN", false))
        .isEqualTo("ALTER USER shop PASSWORD ? NOLOGIN");
  }

  @Test
  void aLiteralThatWasCutGoesToTheEnd() {
    assertThat(Literals.removed("SELECT 'secre", false)).isEqualTo("SELECT ?");
  }

  @Test
  void aLiteralBetweenDollarsGoes() {
    assertThat(Literals.removed("DO $$ secret $$; DO $x1$ it $$ too $x1$ END $a$cut", false))
        .isEqualTo("DO ?; DO ? END ?");
  }

  @Test
  void doubleQuotesAreLiteralsWhereNamesHaveBackticks() {
    assertThat(Literals.removed("SET PASSWORD = \"secret\" FOR `shop`", true))
        .isEqualTo("SET PASSWORD = ? FOR `shop`");
  }
}
