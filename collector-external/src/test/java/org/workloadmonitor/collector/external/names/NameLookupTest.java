package org.workloadmonitor.collector.external.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workloadmonitor.collector.external.names.ScriptedNames.answered;
import static org.workloadmonitor.collector.external.names.ScriptedNames.asking;
import static org.workloadmonitor.collector.external.names.ScriptedNames.coded;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.workloadmonitor.collector.external.probe.Result;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

@Timeout(60)
class NameLookupTest {

  private static final long LONG = TimeUnit.SECONDS.toNanos(30);
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

  @Test
  void theTextOfAnAddressIsNotLookedUp() throws Exception {
    NameLookup names = asking(_ -> new CompletableFuture<>());

    assertThat(names.addresses("192.0.2.7", IpFamily.ANY, LONG))
        .containsExactly(InetAddress.ofLiteral("192.0.2.7"));
    assertThat(names.addresses("2001:db8::7", IpFamily.ANY, LONG))
        .containsExactly(InetAddress.ofLiteral("2001:db8::7"));
  }

  @Test
  void localhostIsNotForNameServers() throws Exception {
    NameLookup names = asking(_ -> new CompletableFuture<>());

    assertThat(names.addresses("localhost", IpFamily.IPV4, LONG))
        .allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void bothFamiliesAreAskedForAndIPv4ComesFirst() throws Exception {
    NameLookup names = asking(query -> answered(query, "192.0.2.1", "2001:db8::1"));

    assertThat(texts(names.addresses("both.test", IpFamily.ANY, LONG)))
        .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
    assertThat(texts(names.addresses("both.test", IpFamily.IPV6, LONG)))
        .containsExactly("2001:db8:0:0:0:0:0:1");
  }

  @Test
  void aChangedAnswerIsSeenAtOnce() throws Exception {
    List<String> answers = new ArrayList<>(List.of("192.0.2.1"));
    NameLookup names = asking(query -> answered(query, answers.getFirst()));
    List<InetAddress> before = names.addresses("moving.test", IpFamily.IPV4, LONG);
    answers.set(0, "192.0.2.2");

    assertThat(names.addresses("moving.test", IpFamily.IPV4, LONG)).isNotEqualTo(before);
  }

  @Test
  void aNameThatCameIntoBeingIsSeenAtOnce() throws Exception {
    List<String> answers = new ArrayList<>();
    NameLookup names =
        asking(
            query ->
                answers.isEmpty() ? coded(query, Rcode.NXDOMAIN) : answered(query, "192.0.2.9"));
    assertThatThrownBy(() -> names.addresses("new.test", IpFamily.IPV4, LONG))
        .isInstanceOf(NoAddressException.class);
    answers.add("there");

    assertThat(texts(names.addresses("new.test", IpFamily.IPV4, LONG)))
        .containsExactly("192.0.2.9");
  }

  @Test
  void aNameThatIsNotThereHasAWordOfItsOwn() {
    NameLookup names = asking(query -> coded(query, Rcode.NXDOMAIN));

    assertFailure(names, LONG, Result.DNS_FAILURE, "NXDOMAIN");
  }

  @Test
  void aServerThatFailsIsAFailure() {
    NameLookup names = asking(query -> coded(query, Rcode.SERVFAIL));

    assertFailure(names, LONG, Result.DNS_FAILURE, "gone.test");
  }

  @Test
  void aServerThatIsSilentCostsNoMoreThanTheCallerAllows() {
    NameLookup names = asking(_ -> new CompletableFuture<>());

    assertFailure(names, SHORT, Result.DNS_TIMEOUT, "No name server answered");
  }

  @Test
  void aNameThatLeadsBackToItselfIsAFailure() {
    assertFailure(
        asking(
            query -> {
              String asked = query.getQuestion().getName().toString();
              return ScriptedNames.alias(
                  query, asked.startsWith("gone") ? "there.test." : "gone.test.");
            }),
        LONG,
        Result.DNS_FAILURE,
        "gone.test");
  }

  @Test
  void ofManyAddressesOnlySomeAreTried() throws Exception {
    String[] many = new String[1_000];
    Arrays.setAll(many, i -> "10.0.%d.%d".formatted(i / 250, i % 250));

    assertThat(asking(query -> answered(query, many)).addresses("many.test", IpFamily.ANY, LONG))
        .hasSize(16);
  }

  @Test
  void aZoneThatThisSystemDoesNotHaveIsNotAskedFor() {
    NameLookup names = asking(_ -> new CompletableFuture<>());

    assertThatThrownBy(() -> names.addresses("fe80::1%no-such-zone", IpFamily.ANY, LONG))
        .isInstanceOfSatisfying(
            NoAddressException.class,
            failure -> assertThat(failure.result()).isEqualTo(Result.UNREACHABLE))
        .hasMessageContaining("no network interface");
  }

  @Test
  void aFamilyThatIsNotAnsweredDoesNotHoldUpTheOther() throws Exception {
    NameLookup names =
        asking(
            query ->
                query.getQuestion().getType() == Type.A
                    ? answered(query, "192.0.2.1")
                    : new CompletableFuture<>());

    assertThat(texts(names.addresses("half.test", IpFamily.ANY, LONG)))
        .containsExactly("192.0.2.1");
  }

  private static void assertFailure(NameLookup names, long nanos, Result result, String words) {
    assertThatThrownBy(() -> names.addresses("gone.test", IpFamily.ANY, nanos))
        .isInstanceOfSatisfying(
            NoAddressException.class,
            failure -> {
              assertThat(failure.result()).isEqualTo(result);
              assertThat(failure.reason()).contains(words);
            });
  }

  private static List<String> texts(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).toList();
  }
}
