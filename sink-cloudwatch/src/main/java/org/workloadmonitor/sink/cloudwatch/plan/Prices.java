package org.workloadmonitor.sink.cloudwatch.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;

/**
 * What CloudWatch asks for.
 *
 * @param source where the prices are from, as a part of a sentence
 * @param currency of all of them
 * @param metrics in ascending order; the last has no bound
 * @param thousandRequests of a thousand requests
 * @param gigabyteOfLogs of a gigabyte of log events
 */
public record Prices(
    String source,
    Currency currency,
    List<PriceTier> metrics,
    BigDecimal thousandRequests,
    BigDecimal gigabyteOfLogs) {

  private static final String FORM =
      "Copy the table on the sink's page in the documentation and change that.";

  /** The prices of a file; where there is none, those that are built in. */
  public static Prices of(Optional<Path> file) {
    return file.map(Prices::ofFile).orElseGet(Prices::builtIn);
  }

  private static Prices ofFile(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new ConfigurationException("prices", "Can't read %s: %s".formatted(file, e));
    } catch (RuntimeException e) {
      throw new ConfigurationException(
          "prices", "%s is no table of prices: %s %s".formatted(file, e.getMessage(), FORM));
    }
  }

  private static Prices builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Prices.class.getResourceAsStream("prices.csv"), "prices.csv")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Prices parse(List<String> lines) {
    Optional<String> source = Optional.empty();
    Optional<Currency> currency = Optional.empty();
    Optional<BigDecimal> requests = Optional.empty();
    Optional<BigDecimal> logs = Optional.empty();
    List<PriceTier> metrics = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s*,\\s*", 3);
      if (words.length < 2) {
        throw new IllegalArgumentException("'%s' has no comma.".formatted(line.strip()));
      }
      switch (words[0]) {
        case "source" -> source = Optional.of(line.strip().split("\\s*,\\s*", 2)[1]);
        case "currency" -> currency = Optional.of(Currency.getInstance(words[1]));
        case "requests" -> requests = Optional.of(price(words[1]));
        case "logs" -> logs = Optional.of(price(words[1]));
        case "metric" -> metrics.add(tier(words, metrics));
        default -> throw new IllegalArgumentException("'%s' is not known.".formatted(words[0]));
      }
    }
    if (metrics.isEmpty() || metrics.getLast().upTo() != Long.MAX_VALUE) {
      throw new IllegalArgumentException("The last metric must be: metric, more, PRICE.");
    }
    return new Prices(
        source.orElse("a table without a source"),
        currency.orElseThrow(() -> missing("currency")),
        List.copyOf(metrics),
        requests.orElseThrow(() -> missing("requests")),
        logs.orElseThrow(() -> missing("logs")));
  }

  private static PriceTier tier(String[] words, List<PriceTier> before) {
    if (words.length != 3) {
      throw new IllegalArgumentException("A metric needs a number of metrics and a price.");
    }
    long upTo = words[1].equals("more") ? Long.MAX_VALUE : Long.parseLong(words[1]);
    if (!before.isEmpty() && before.getLast().upTo() >= upTo) {
      throw new IllegalArgumentException("The numbers of metrics must ascend.");
    }
    return new PriceTier(upTo, price(words[2]));
  }

  private static BigDecimal price(String text) {
    BigDecimal price = new BigDecimal(text);
    if (price.signum() < 0) {
      throw new IllegalArgumentException("A price must not be negative.");
    }
    return price;
  }

  private static IllegalArgumentException missing(String row) {
    return new IllegalArgumentException("It has no line that begins with '%s'.".formatted(row));
  }
}
