package org.workloadmonitor.sink.cloudwatch.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.workloadmonitor.api.plan.CostLine;

/**
 * What a month comes to.
 *
 * @param prices what CloudWatch asks for
 * @param metrics how many distinct metrics there are
 * @param requests how many requests
 */
record Bill(Prices prices, long metrics, long requests) {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  List<CostLine> lines() {
    List<CostLine> lines = new ArrayList<>(metricLines());
    BigDecimal thousands = BigDecimal.valueOf(requests).divide(THOUSAND);
    lines.add(new CostLine("thousands of requests", thousands, prices.thousandRequests()));
    return lines;
  }

  private List<CostLine> metricLines() {
    List<CostLine> lines = new ArrayList<>();
    long before = 0;
    for (PriceTier tier : prices.metrics()) {
      long count = Math.min(metrics, tier.upTo()) - before;
      if (count <= 0) {
        break;
      }
      String what =
          before == 0 ? "distinct metrics" : "distinct metrics beyond %,d".formatted(before);
      lines.add(new CostLine(what, BigDecimal.valueOf(count), tier.price()));
      before = tier.upTo();
    }
    return lines;
  }

  /** The share of so many metrics and requests, every metric at the average price of one. */
  BigDecimal price(long someMetrics, BigDecimal someRequests) {
    BigDecimal all =
        metricLines().stream().map(CostLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal one =
        metrics == 0
            ? BigDecimal.ZERO
            : all.divide(BigDecimal.valueOf(metrics), MathContext.DECIMAL64);
    return one.multiply(BigDecimal.valueOf(someMetrics))
        .add(someRequests.multiply(prices.thousandRequests()).divide(THOUSAND));
  }
}
