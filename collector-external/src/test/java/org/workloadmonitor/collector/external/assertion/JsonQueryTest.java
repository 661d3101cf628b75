package org.workloadmonitor.collector.external.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JsonQueryTest {

  private static final Deadline NEVER = new Deadline(() -> 0, 1);

  private static final String DOCUMENT =
      """
      [{"n": "abc", "k": 42, "l": ["y", "xx"], "b": true, "z": null, "o": {"p": "abc"}},
       {"n": "ABC", "k": 41.5}, {"n": "a/b"}, {"n": "q])' || \\""}, {"n": "two\\nlines"}]
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$[?(@.n =~ /a.*/)].n",
        "$[?(@.n=~/a.*/i)].n",
        "$[?(@.n =~ /a/)].n",
        "$[ ? ( @.n =~ /a.*/ ) ].n",
        "$[?(@['n'] =~ /.*]\\).*/)].n",
        "$[?(@.n =~ /a\\/.*/)].n",
        "$[?(@.n =~ /.*lines/)].n",
        "$[?(@.n =~ /.*lines/s)].n",
        "$[?(@.n =~ /a b c # as in the alphabet/x)].n",
        "$[?(@.k =~ /4.*/)].n",
        "$[?(@.l =~ /x.*/)].n",
        "$[?(@.l[*] =~ /x.*/)].n",
        "$[?(@.l =~ /z/)].n",
        "$[?(@.b =~ /t.*/)].n",
        "$[?(@.z =~ /null/)].n",
        "$[?(@.z =~ /.*/)].n",
        "$[?(@.o =~ /.*/)].n",
        "$[?(@.o.p =~ /ab./)].n",
        "$[?(@.gone =~ /.+/)].n",
        "$[?($[0].n =~ /abc/)].n",
        "$[?(@.n =~ /a.*/ && @.k > 41)].n",
        "$[?(@.n =~ /x/ || @.k > 41)].n",
        "$[?(@.n == 'abc' || @.n =~ /q.*/ && @.k > 1)].n",
        "$[?((@.n == 'abc' || @.n =~ /q.*/) && @.k > 1)].n",
        "$[?(!(@.n =~ /a.*/))].n",
        "$[?(!@.k && @.n =~ /a.*/)].n",
        "$[?(@.k && !(@.n =~ /a.*/))].n",
        "$[?(@.n == \"q])' || \\\"\" || @.n =~ /two[\\s\\S]*/)].n",
        "$[?(@.l[?(@ == 'y')] && @.n =~ /.*/)].n",
        "$..[?(@.p =~ /a.*/)].p",
        "$[?(@.n =~ /a.*/)].l[?(@ =~ /x+/)]",
        "$[?(@.k > 1)].l[?(@ =~ /x+/)]",
      })
  void aFilterWithARegularExpressionFindsWhatTheLibraryFinds(String path) throws Exception {
    List<Object> theirs =
        JsonPath.compile(path)
            .read(Configuration.defaultConfiguration().jsonProvider().parse(DOCUMENT));

    assertThat(find(path, DOCUMENT, NEVER).value()).isEqualTo(theirs);
  }

  @Test
  void aFilterThatBacktracksWithoutEndIsGivenUpAtTheDeadline() {
    assertThatThrownBy(
            () -> find("$[?(@ =~ /(.*a){20}b/)]", "[\"%s\"]".formatted("a".repeat(60)), hundred()))
        .isInstanceOf(Unanswered.class)
        .hasMessage("The search for the regular expression /(.*a){20}b/ did not end in time.");
  }

  @Test
  void aFilterOfManyShortTextsIsGivenUpAtTheDeadlineToo() {
    String many = "[" + "\"abc\",".repeat(50_000) + "\"abc\"]";
    AtomicLong reads = new AtomicLong();

    assertThatThrownBy(() -> find("$[?(@ =~ /x/)]", many, new Deadline(reads::incrementAndGet, 10)))
        .isInstanceOf(Unanswered.class);
  }

  @Test
  void aPathThatLooksEverywhereAgainAndAgainIsGivenUpAtTheDeadline() {
    String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);

    assertThatThrownBy(() -> find("$..a..a..a..a..b", deep, hundred()))
        .isInstanceOf(Unanswered.class)
        .hasMessage("The search for $..a..a..a..a..b did not end in time.");
  }

  @Test
  void aPathThatFindsMoreThanAnybodyWantsIsGivenUp() {
    String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);

    assertThatThrownBy(() -> find("$..a..a..a", deep, NEVER))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("finds more than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$[?(@.l[?(@ =~ /x/)])].n",
        "$[?(@.n == '=~')].n",
        "$[?('abc' =~ /x/)].n",
        "$[?(@.l[?(@ == 'y')] =~ /x/)].n",
        "$[?(@.n =~ 'abc')].n",
        "$[?(@.n =~ /abc/q)].n",
        "$[?(@.n =~ /abc)].n",
        "$[?(@.n =~ /ab(c/)].n",
        "$[?(@.n =~ /abc/",
        "$[?(@.n =~ /abc/) && true].n",
        "$[?(@.n =~ /abc/ &&)].n",
        "$.it's[?(@.n =~ /abc/)].n",
        "$.a/b[?(@.n =~ /abc/)].n",
        "$['=~']",
        "$.=~"
      })
  void aRegularExpressionWhereTheLibraryWouldRunItIsAMistake(String path) {
    assertThatThrownBy(() -> JsonQuery.parse(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMistakeInAFilterIsToldWithWhatIsRight() {
    assertThatThrownBy(() -> JsonQuery.parse("$[?('abc' =~ /x/)]"))
        .hasMessage("Left of =~ stands a path without filters, such as @.name, not ''abc''.");
    assertThatThrownBy(() -> JsonQuery.parse("$[?(@.n =~ abc)]"))
        .hasMessage("Right of =~ stands a regular expression such as /ab.*/i, not 'abc'.");
    assertThatThrownBy(() -> JsonQuery.parse("$.a[?(@.b == '=~')]"))
        .hasMessageContaining("=~ can't be used");
    assertThatThrownBy(() -> JsonQuery.parse("$.a[x]"))
        .hasMessageStartingWith("Not a JSONPath: '$.a[x]'.");
  }

  @Test
  void whatIsNoJsonIsNotReadAsIfItWere() {
    for (String text : List.of("<html>", "tru", "{a: 1}", "{\"a\": 1} x", "", "[1,]")) {
      assertThatThrownBy(() -> JsonQuery.document(text))
          .as(text)
          .hasMessage("The body is no JSON.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999999",
        "-1.00000000000000000000001e-99999999999",
        "-",
        "1e",
        "1e999999999999.1"
      })
  void aNumberBeyondAllBoundsIsOneOrNone(String number) {
    assertThat(catchThrowable(() -> JsonQuery.document("[" + number + "]")))
        .satisfiesAnyOf(
            error -> assertThat(error).isNull(),
            error -> assertThat(error).hasMessage("The body is no JSON."));
  }

  @Test
  void aBodyThatIsNullHoldsNothing() {
    assertThatThrownBy(() -> JsonQuery.document(" null "))
        .hasMessage("The body is JSON's null, in which there is nothing.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.sum()", "$.a.max()", "$.b.min()", "$.a[0].length()", "$.sum($.a)"})
  void aFunctionThatMeetsWhatItIsNotMadeForIsAnAnswer(String path) {
    assertThat(
            catchThrowable(
                () -> JsonQuery.parse(path).find(JsonQuery.document("{\"a\": [\"x\"]}"), NEVER)))
        .satisfiesAnyOf(
            error -> assertThat(error).isNull(),
            error -> assertThat(error).isInstanceOf(Unanswered.class));
  }

  @Test
  void allThatIsJsonIsRead() throws Exception {
    assertThat(find("$.a", " {\"a\": -1.5e3} \r\n", NEVER).value()).isEqualTo(-1500.0);
    assertThat(find("$[0]", "[9007199254740993]", NEVER).value()).isEqualTo(9007199254740993L);
    assertThat(find("$", "\"text\"", NEVER).value()).isEqualTo("text");
    assertThat(find("$.a", "{\"a\": \"\\u00e4\\n\"}", NEVER).value()).isEqualTo("ä\n");
  }

  @Test
  void twoOfTheSameTextAreEqualSoThatAReloadRestartsNothing() {
    assertThat(JsonQuery.parse("$[?(@ =~ /a/)]"))
        .isEqualTo(JsonQuery.parse("$[?(@ =~ /a/)]"))
        .isNotEqualTo(JsonQuery.parse("$[?(@ =~ /b/)]"));
  }

  private static Deadline hundred() {
    AtomicLong reads = new AtomicLong();
    return new Deadline(reads::incrementAndGet, 100);
  }

  private static JsonQuery.Found find(String path, String json, Deadline deadline)
      throws Unanswered {
    JsonQuery.Found found = JsonQuery.parse(path).find(JsonQuery.document(json), deadline);
    assertThat(found).isNotNull();
    return found;
  }
}
