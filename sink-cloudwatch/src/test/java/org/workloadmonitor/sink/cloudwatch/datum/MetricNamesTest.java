package org.workloadmonitor.sink.cloudwatch.datum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.signal.Attributes;
import org.workloadmonitor.api.signal.MetricDescriptor;

class MetricNamesTest {

  @ParameterizedTest
  @CsvSource({
    "system.disk.busy, SystemDiskBusy",
    "system.disk.io_time, SystemDiskIo_Time",
    "postgresql.commits, PostgresqlCommits",
    "http.client.request.duration, HttpClientRequestDuration",
    "load.1m, Load.1m",
    "a, A",
    "a..b, A..B",
    "a.b., AB.",
    "a_.a, A_.A",
    "path/to-it, Path/To-It",
    "system.linux.snmp6.Ip6InOctets, system.linux.snmp6.Ip6InOctets",
    "FooBar, _FooBar",
    "c.p.u.utilization, c.p.u.utilization",
  })
  void followsItsRule(String name, String expected) {
    assertThat(MetricNames.byRule(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "system.cpu.utilization, CPUUtilization, PERCENT, 100",
    "system.memory.utilization, MemoryUtilization, PERCENT, 100",
    "system.filesystem.utilization, DiskUtilization, PERCENT, 100",
    "workload.component.health, ComponentHealth, NONE, 1",
    "synthetic.availability, SyntheticAvailability, PERCENT, 100",
    "synthetic.duration, SyntheticResponseTime, SECONDS, 1",
  })
  void knowsTheNamesThatOperatorsKnow(
      String metric, String name, CloudWatchUnit unit, double factor) {
    assertThat(name(metric, Attributes.EMPTY).text()).isEqualTo(name);
    assertThat(name(metric, Attributes.EMPTY).scale()).isEqualTo(new Scale(unit, factor));
  }

  @Test
  void aDirectionMayBeInTheName() {
    Name in = name("system.network.io", Attributes.of("network.io.direction", "receive"));
    Name out = name("system.network.io", Attributes.of("network.io.direction", "transmit"));

    assertThat(in.text()).isEqualTo("NetworkBytesIn");
    assertThat(out.text()).isEqualTo("NetworkBytesOut");
    assertThat(in.attribute()).contains("network.io.direction");
  }

  @Test
  void aDirectionThatTheTableDoesNotKnowStaysADimension() {
    Name sideways = name("system.network.io", Attributes.of("network.io.direction", "sideways"));

    assertThat(sideways.text()).isEqualTo("SystemNetworkIo");
    assertThat(sideways.attribute()).isEmpty();
  }

  /** Every text of up to six letters of an alphabet that holds every kind of letter. */
  @Test
  void givesNoNameTwice() {
    Map<String, String> given = new HashMap<>();
    for (String name : names("aB1._", 6)) {
      String before = given.put(MetricNames.byRule(name), name);
      assertThat(before).as("%s and %s", before, name).isNull();
    }
  }

  private static List<String> names(String alphabet, int longest) {
    List<String> names = new ArrayList<>(List.of("a", "B"));
    for (int from = 0; names.get(from).length() < longest; from++) {
      for (int i = 0; i < alphabet.length(); i++) {
        names.add(names.get(from) + alphabet.charAt(i));
      }
    }
    return names;
  }

  private static Name name(String metric, Attributes attributes) {
    return MetricNames.of(MetricDescriptor.gauge(metric, "1", "x"), attributes);
  }
}
