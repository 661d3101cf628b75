package org.workloadmonitor.collector.compute.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.collector.compute.reading.Reader;

/** The three forms of files with named numbers. */
class NumbersTest {

  @Test
  void findsNumbersByName() throws IOException {
    KeyedLines lines = new KeyedLines(List.of("MemFree", "pgfault", "missing"));
    lines.parse(Texts.of("MemTotal: 9 kB\nMemFree:  12 kB\npgfault 34\n"));
    assertThat(lines.value(0)).isEqualTo(12);
    assertThat(lines.value(1)).isEqualTo(34);
    assertThat(lines.value(2)).isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void followsNamesThatMoveToOtherLines() throws IOException {
    KeyedLines lines = new KeyedLines(List.of("a", "b"));
    lines.parse(Texts.of("a 1\nb 2\n"));
    lines.parse(Texts.of("b 3\nnew 9\na 4\n"));
    assertThat(lines.value(0)).isEqualTo(4);
    assertThat(lines.value(1)).isEqualTo(3);
    lines.parse(Texts.of("a 5\n"));
    assertThat(lines.value(0)).isEqualTo(5);
    assertThat(lines.value(1)).as("gone").isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void doesNotTakeANameForAnotherThatBeginsWithIt() throws IOException {
    KeyedLines lines = new KeyedLines(List.of("pgscan", "pgscan_direct"));
    lines.parse(Texts.of("pgscan_direct 1\npgscan 2\n"));
    assertThat(lines.value(0)).isEqualTo(2);
    assertThat(lines.value(1)).isEqualTo(1);
    lines.parse(Texts.of("pgscan 3\npgscan_direct 4\n"));
    assertThat(lines.value(0)).isEqualTo(3);
    assertThat(lines.value(1)).isEqualTo(4);
  }

  @Test
  void findsNumbersBelowTheirHeading() throws IOException {
    HeadedLines lines = new HeadedLines(List.of("Udp.NoPorts", "Tcp.OutRsts", "Tcp.MaxConn"));
    lines.parse(Texts.of("Tcp: MaxConn InErrs OutRsts\nTcp: -1 5 62\nUdp: NoPorts\nUdp: 7\n"));
    assertThat(lines.value(0)).isEqualTo(7);
    assertThat(lines.value(1)).isEqualTo(62);
    assertThat(lines.value(2)).as("-1 is no limit").isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void followsHeadingsThatChange() throws IOException {
    HeadedLines lines = new HeadedLines(List.of("Tcp.A", "Tcp.B"));
    lines.parse(Texts.of("Tcp: A B\nTcp: 1 2\n"));
    lines.parse(Texts.of("Tcp: New B A\nTcp: 9 3 4\n"));
    assertThat(lines.value(0)).isEqualTo(4);
    assertThat(lines.value(1)).isEqualTo(3);
  }

  @Test
  void takesNoNumbersFromALineOfAnotherGroup() throws IOException {
    HeadedLines lines = new HeadedLines(List.of("Tcp.A", "Udp.A"));
    lines.parse(Texts.of("Tcp: A\nUdp: 5\nUdp: A\nUdp: 6\n"));
    assertThat(lines.value(0)).isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void findsNumbersThatFollowTheirNames() throws IOException {
    PairedLines lines = new PairedLines(List.of("TCP.tw", "UDP.mem", "sockets.used"));
    lines.parse(Texts.of("sockets: used 17\nTCP: inuse 1 tw 30\nUDP: inuse 0 mem 4\n"));
    assertThat(lines.value(0)).isEqualTo(30);
    assertThat(lines.value(1)).isEqualTo(4);
    assertThat(lines.value(2)).isEqualTo(17);
    lines.parse(Texts.of("UDP: mem 5 inuse 0\nTCP: tw 31\n"));
    assertThat(lines.value(0)).isEqualTo(31);
    assertThat(lines.value(1)).isEqualTo(5);
    assertThat(lines.value(2)).isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void endsAlsoWhereNamesAndNumbersNeverEnd() throws IOException {
    String line = "x: " + "a 1 ".repeat(10_000);
    new PairedLines(List.of("x.b")).parse(Texts.of(line));
    new HeadedLines(List.of("x.b")).parse(Texts.of(line + "\n" + line));
    new KeyedLines(List.of("x")).parse(Texts.of("x 1\n".repeat(100_000)));
  }
}
