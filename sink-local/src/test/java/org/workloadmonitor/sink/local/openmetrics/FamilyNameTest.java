package org.workloadmonitor.sink.local.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workloadmonitor.api.signal.MetricDescriptor;
import org.workloadmonitor.api.signal.MetricKind;

class FamilyNameTest {

  @ParameterizedTest
  @CsvSource({
    "system.cpu.utilization,        GAUGE,     1,              system_cpu_utilization_ratio",
    "system.network.io,             COUNTER,   By,             system_network_io_bytes",
    "system.uptime,                 GAUGE,     s,              system_uptime_seconds",
    "http.server.request.duration,  HISTOGRAM, s,             "
        + " http_server_request_duration_seconds",
    "system.network.throughput,     GAUGE,     By/s,          "
        + " system_network_throughput_bytes_per_second",
    "queue.consumed,                GAUGE,     {message}/s,    queue_consumed_per_second",
    "system.processes.count,        GAUGE,     {process},      system_processes_count",
    "postgresql.commits,            COUNTER,   1,              postgresql_commits",
    "a.total,                       COUNTER,   {x},            a",
    "a.bytes.total,                 COUNTER,   By,             a_bytes",
    "a.total.bytes,                 COUNTER,   By,             a_bytes",
    "disk.bytes,                    GAUGE,     By,             disk_bytes",
    "a/b-c..d_,                     GAUGE,     {x},            a_b_c_d",
    "room.temperature,              GAUGE,     Cel,            room_temperature_celsius",
    "room.temperature,              GAUGE,     [degF],         room_temperature_degF",
    "battery.charge,                GAUGE,     %,              battery_charge_percent",
    "memory.size,                   GAUGE,     MiBy,           memory_size_mebibytes",
    "latency,                       GAUGE,     ms,             latency_milliseconds",
    "energy,                        GAUGE,     W.h,            energy_watts_hours",
    "acceleration,                  GAUGE,     m/s2,           acceleration_meters_per_s2",
  })
  void endsWithTheUnit(String metric, MetricKind kind, String unit, String name) {
    assertThat(FamilyName.of(new MetricDescriptor(metric, kind, unit, "")).plain()).isEqualTo(name);
  }
}
