package org.workloadmonitor.sink.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workloadmonitor.sink.local.Samples.batch;
import static org.workloadmonitor.sink.local.Samples.cpu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.api.testkit.TestContext;
import org.workloadmonitor.sink.local.Samples;

class ConsoleSinkTest {

  private final TestContext context = Samples.context(Path.of("."));

  /** Hands on what was written in one piece. */
  private static final class Pieces extends OutputStream {

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      pieces.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    String next() throws InterruptedException {
      return Optional.ofNullable(pieces.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }
  }

  private static ConsoleConfig config(Duration refresh) {
    return new ConsoleConfig(
        Optional.of(refresh), ConsoleConfig.Color.AUTO, false, ConsoleConfig.Stream.STDOUT);
  }

  private static Surroundings surroundings(boolean terminal) {
    return new Surroundings(terminal, Map.of("TERM", "xterm")::get, StandardCharsets.UTF_8);
  }

  @Test
  void printsBlocksWithoutCommandsWhereThereIsNoTerminal() throws Exception {
    Pieces out = new Pieces();
    ConsoleSink sink =
        ConsoleSinkFactory.create(config(Duration.ofHours(1)), context, surroundings(false), out);
    assertThat(sink.destination()).isEqualTo("standard output");
    sink.write(batch(cpu(context, 0.5)));
    assertThat(out.next())
        .contains("● Web server  web · compute\n  CPU            █████░░░░░    50 %\n")
        .endsWith("\n\n")
        .doesNotContain("\u001b");
    sink.close();
    assertThat(out.pieces).as("nothing new, so nothing more").isEmpty();
  }

  @Test
  void showsTheLastStateWhenItIsClosed() throws Exception {
    Pieces out = new Pieces();
    ConsoleSink sink =
        ConsoleSinkFactory.create(config(Duration.ofHours(1)), context, surroundings(false), out);
    sink.write(batch(cpu(context, 0.5)));
    out.next();
    context.advance(Duration.ofSeconds(10));
    sink.write(batch(cpu(context, 0.75)));
    sink.close();
    assertThat(out.next()).contains("75 %");
  }

  @Test
  void drawsOnATerminalAtOnceAndAgain() throws Exception {
    Pieces out = new Pieces();
    ConsoleSink sink =
        ConsoleSinkFactory.create(config(Duration.ofMillis(1)), context, surroundings(true), out);
    assertThat(sink.destination()).isEqualTo("this terminal");
    for (int i = 0; i < 3; i++) {
      assertThat(out.next()).contains("waiting for the first measurements");
    }
    sink.close();
    assertThat(String.join("", out.pieces)).contains("\u001b[r");
  }

  @Test
  void deliversNothingToATerminalThatIsGone() throws Exception {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Input/output error");
          }
        };
    ConsoleSink sink =
        ConsoleSinkFactory.create(config(Duration.ofHours(1)), context, surroundings(true), gone);
    sink.awaitEnd();
    assertThat(sink.write(batch(cpu(context, 0.5))).outcomes())
        .containsExactly(Outcome.rejected("Nothing can be shown any more."));
    assertThat(Samples.warnings(context))
        .singleElement()
        .asString()
        .contains("this terminal", "Input/output error");
    sink.close();
  }

  @Test
  void asksTheRealTerminalForNothingWhenThereIsNone() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConsoleSinkFactory.create(config(Duration.ofHours(1)), context, surroundings(false), out)
        .close();
    assertThat(out.size()).isZero();
  }
}
