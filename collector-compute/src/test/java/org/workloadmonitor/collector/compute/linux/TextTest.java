package org.workloadmonitor.collector.compute.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.collector.compute.reading.Reader;

class TextTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12",
    "'   12 kB', 12",
    "'\t7', 7",
    "007, 7",
    "999999999999999999, 999999999999999999"
  })
  void readsNumbers(String content, long number) throws IOException {
    assertThat(text(content).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n5",
        "x",
        "12x",
        "-1",
        "1.5",
        "1e5",
        "0x10",
        "18446744073709551615",
        "١٢",
        "+1"
      })
  void takesWhatIsNoNumberForUnknown(String content) throws IOException {
    assertThat(text(content).number()).isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void goesOnWithTheNextFieldAfterOneThatIsNoNumber() throws IOException {
    Text text = text("1 two 3 -4 5");
    assertThat(text.number()).isEqualTo(1);
    assertThat(text.number()).isEqualTo(Reader.UNKNOWN);
    assertThat(text.number()).isEqualTo(3);
    assertThat(text.number()).isEqualTo(Reader.UNKNOWN);
    assertThat(text.number()).isEqualTo(5);
    assertThat(text.number()).isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void doesNotLeaveItsLineByItself() throws IOException {
    Text text = text("1\n2 3\n");
    text.number();
    assertThat(text.number()).isEqualTo(Reader.UNKNOWN);
    assertThat(text.word()).isEmpty();
    text.nextLine();
    assertThat(text.number()).isEqualTo(2);
    text.nextLine();
    assertThat(text.atEnd()).isTrue();
    text.nextLine();
    assertThat(text.atEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"12.34, 12340", "0.3, 300", "5, 5000", "1.23456, 1234", "7., 7000", "0.05, 50"})
  void readsDecimalsAsThousandths(String content, long thousandths) throws IOException {
    assertThat(text(content).thousandths()).isEqualTo(thousandths);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".5", "a.b", "1.x", "1.2.3", "-1.0", "999999999999999999.5"})
  void takesWhatIsNoDecimalForUnknown(String content) throws IOException {
    assertThat(text(content).thousandths()).isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void readsHexadecimalNumbers() throws IOException {
    Text text = text("0000d0f ffffffff 1ffffffff xyz 1G");
    assertThat(text.hex()).isEqualTo(0xd0f);
    assertThat(text.hex()).isEqualTo(0xffff_ffffL);
    assertThat(text.hex()).as("more than 32 bits").isEqualTo(Reader.UNKNOWN);
    assertThat(text.hex()).isEqualTo(Reader.UNKNOWN);
    assertThat(text.hex()).isEqualTo(Reader.UNKNOWN);
  }

  @Test
  void findsNamesByTheirEnd() throws IOException {
    Text text = text("MemFree: 12");
    assertThat(text.beginsWithName(bytes("MemFree"))).isTrue();
    assertThat(text.beginsWithName(bytes("Mem"))).isFalse();
    assertThat(text.beginsWithName(bytes("MemFrees"))).isFalse();
    assertThat(text.follows(bytes("Mem"))).isTrue();
    assertThat(text.name()).isEqualTo(bytes("MemFree"));
  }

  @Test
  void skipsPastACharacterWithinTheLine() throws IOException {
    Text text = text("avg10=1.5 total=7\nx=3");
    text.skipPast('=');
    assertThat(text.thousandths()).isEqualTo(1500);
    text.skipPast('=');
    assertThat(text.number()).isEqualTo(7);
    text.skipPast('=');
    assertThat(text.atEndOfLine()).isTrue();
  }

  @Test
  void readsAFileAnewFromItsBeginning() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "1\n");
    Text text = new Text();
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      text.fill(open);
      assertThat(text.number()).isEqualTo(1);
      Files.writeString(file, "22 a longer line\n");
      text.fill(open);
      assertThat(text.number()).isEqualTo(22);
      Files.writeString(file, "3");
      text.fill(open);
      assertThat(text.number()).isEqualTo(3);
      assertThat(text.atEnd()).isTrue();
    }
  }

  @Test
  void growsWithTheFile() throws IOException {
    String content = "0123456789\n".repeat(10_000) + "42\n";
    Text text = text(content);
    for (int i = 0; i < 10_000; i++) {
      text.nextLine();
    }
    assertThat(text.number()).isEqualTo(42);
  }

  private Text text(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), content);
    Text text = new Text();
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      text.fill(open);
    }
    return text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
