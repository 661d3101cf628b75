package org.workloadmonitor.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.core.config.Place;
import org.workloadmonitor.core.config.Problem;

class MistakesTest {

  private static List<String> told(int mistakes) {
    List<String> lines = new ArrayList<>();
    Mistakes.tell(
        IntStream.rangeClosed(1, mistakes)
            .mapToObj(line -> new Problem(new Place(Path.of("m.yaml"), line, 1), "Wrong."))
            .toList(),
        lines::add);
    return lines;
  }

  @Test
  void eachIsALineWithItsPlace() {
    assertThat(told(2)).containsExactly("m.yaml:1:1: Wrong.", "m.yaml:2:1: Wrong.");
  }

  @Test
  void ofThousandsTheRestIsCounted() {
    assertThat(told(3_000))
        .hasSize(101)
        .startsWith("m.yaml:1:1: Wrong.")
        .last()
        .isEqualTo("... and 2900 more like these.");
  }
}
