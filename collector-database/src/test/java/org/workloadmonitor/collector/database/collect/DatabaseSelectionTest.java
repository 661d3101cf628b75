package org.workloadmonitor.collector.database.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseSelectionTest {

  private static final List<String> NAMES = List.of("orders", "orders_archive", "billing", "a*b");

  @Test
  void isTheSessionsOwnDatabaseWhereNothingIsSaid() {
    assertThat(chosen(List.of(), List.of())).containsExactly("billing");
  }

  @Test
  void isNoneWhereTheSessionHasNone() {
    assertThat(new DatabaseSelection(List.of(), List.of()).chosen(NAMES, "")).isEmpty();
  }

  @Test
  void takesNamesAndPatterns() {
    assertThat(chosen(List.of("ord*", "billing"), List.of()))
        .containsExactly("orders", "orders_archive", "billing");
  }

  @Test
  void leavesOutWhatIsExcluded() {
    assertThat(chosen(List.of("*"), List.of("*_archive", "a*b")))
        .containsExactly("orders", "billing");
  }

  @Test
  void aPatternWithSeveralStarsMatchesWhatLiesBetween() {
    assertThat(chosen(List.of("o*_*ive"), List.of())).containsExactly("orders_archive");
  }

  private static List<String> chosen(List<String> include, List<String> exclude) {
    return new DatabaseSelection(include, exclude).chosen(NAMES, "billing");
  }
}
