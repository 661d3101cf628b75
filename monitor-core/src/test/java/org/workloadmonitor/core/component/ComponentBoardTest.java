package org.workloadmonitor.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.Component;
import org.workloadmonitor.api.Health;

class ComponentBoardTest {

  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final Component web = new Component("web", "Web", "compute", Map.of());
  private final Component db = new Component("db", "Database", "database", Map.of());
  private final Component disk = new Component("disk", "Disk", "storage", Map.of());
  private final ComponentBoard board = new ComponentBoard();

  @BeforeEach
  void watch() {
    Map<String, List<String>> needs =
        Map.of("web", List.of("db"), "db", List.of("disk"), "disk", List.of());
    board.watch(List.of(web, db, disk), new DependencyGraph(needs));
  }

  @Test
  void aStatusKeepsItsBeginningWhileItStaysTheSame() {
    board.report(db, Health.down("refused"), T0);
    assertThat(board.report(db, Health.down("no route"), T0.plusSeconds(30))).isEmpty();

    assertThat(board.status("db"))
        .hasValue(new ComponentStatus(db, Health.down("no route"), T0, T0.plusSeconds(30)));
  }

  @Test
  void aChangeSaysFromWhatToWhat() {
    assertThat(board.report(db, Health.up(), T0))
        .hasValue(new HealthChange(db, Optional.empty(), Health.up(), List.of()));
    assertThat(board.report(db, Health.degraded("slow"), T0.plusSeconds(30)))
        .hasValue(
            new HealthChange(
                db, Optional.of(Health.Status.UP), Health.degraded("slow"), List.of()));
    assertThat(board.status("db").orElseThrow().since()).isEqualTo(T0.plusSeconds(30));
  }

  @Test
  void whatIsDownNamesItsDependenciesThatAreDownTheDeepestFirst() {
    board.report(disk, Health.down("full"), T0);
    board.report(db, Health.down("refused"), T0);

    assertThat(board.report(web, Health.down("500"), T0).orElseThrow().downDependencies())
        .containsExactly("disk", "db");
    assertThat(board.report(web, Health.degraded("slow"), T0).orElseThrow().downDependencies())
        .isEmpty();
    assertThat(board.downDependencies("db")).containsExactly("disk");
  }

  @Test
  void aReloadKeepsWhatStaysAndForgetsWhatGoes() {
    board.report(web, Health.down("500"), T0);
    board.report(db, Health.up(), T0);
    Component renamed = new Component("web", "Shop", "compute", Map.of());

    board.watch(List.of(renamed), DependencyGraph.EMPTY);

    assertThat(board.components()).containsExactly(renamed);
    assertThat(board.statuses())
        .containsExactly(new ComponentStatus(renamed, Health.down("500"), T0, T0));
    assertThat(board.report(db, Health.down("late"), T0)).isEmpty();
    assertThat(board.status("db")).isEmpty();
  }

  @Test
  void aComponentWithoutACheckAnyMoreIsForgotten() {
    board.report(web, Health.down("500"), T0);
    board.forget("web");

    assertThat(board.status("web")).isEmpty();
    assertThat(board.report(web, Health.up(), T0).orElseThrow().from()).isEmpty();
  }
}
