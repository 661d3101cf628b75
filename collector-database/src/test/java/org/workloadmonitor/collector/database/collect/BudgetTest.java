package org.workloadmonitor.collector.database.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final double SLOW = 300;

  private final Budget budget = new Budget(0.01);
  private double total;
  private double now;

  BudgetTest() {
    budget.look(0, 0, SLOW);
  }

  @Test
  void staysAsConfiguredWithinTheBudget() {
    assertThat(after(300, 2.9)).isFalse();
    assertThat(budget.factor()).isEqualTo(1);
  }

  @Test
  void doublesAtEachLookThatFindsTooMuch() {
    assertThat(after(300, 3.1)).isTrue();
    assertThat(budget.factor()).isEqualTo(2);
    assertThat(after(600, 6.1)).isTrue();
    assertThat(budget.factor()).isEqualTo(4);
  }

  @Test
  void waitsForOneReadingOfTheStretchedTier() {
    after(300, 3.1);

    assertThat(after(300, 9)).isFalse();
    assertThat(budget.factor()).isEqualTo(2);
  }

  @Test
  void goesNoFurtherThanItsBound() {
    for (int i = 0; i < 10; i++) {
      after(300 * 16, 480);
    }

    assertThat(budget.factor()).isEqualTo(Budget.MOST);
  }

  @Test
  void comesBackWhereHalfTheIntervalWouldStillDo() {
    after(300, 3.1);

    assertThat(after(600, 3)).isFalse();
    assertThat(budget.factor()).isEqualTo(2);
    assertThat(after(600, 1.9)).isTrue();
    assertThat(budget.factor()).isEqualTo(1);
  }

  @Test
  void takesATotalThatFellForTheFirst() {
    after(300, 2);
    total = 0;

    assertThat(after(300, 0.1)).isFalse();
    assertThat(budget.factor()).isEqualTo(1);
  }

  private boolean after(double seconds, double cost) {
    now += seconds;
    total += cost;
    return budget.look(total, now, SLOW);
  }
}
