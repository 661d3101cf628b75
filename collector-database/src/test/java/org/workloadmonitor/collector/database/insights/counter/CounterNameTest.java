package org.workloadmonitor.collector.database.insights.counter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workloadmonitor.api.signal.MetricDescriptor;

class CounterNameTest {

  @ParameterizedTest
  @CsvSource({
    "os.cpuUtilization.user.avg, rds.os.cpu_utilization.user.avg",
    "os.general.numVCPUs.max, rds.os.general.num_vcpus.max",
    "os.diskIO.avgQueueLen.avg, rds.os.disk_io.avg_queue_len.avg",
    "os.diskIO.rdsdev.readIOsPS.sum, rds.os.disk_io.rdsdev.read_ios_ps.sum",
    "db.Transactions.xact_commit.avg, rds.db.transactions.xact_commit.avg",
    "db.SQL.Innodb_rows_read.avg, rds.db.sql.innodb_rows_read.avg",
    "db.Memory Manager.Memory Grants Pending.max, rds.db.memory_manager.memory_grants_pending.max",
    "db.Databases.Active Transactions(_Total).avg, rds.db.databases.active_transactions__total_.avg"
  })
  void eachHasANameOfOurOwn(String name, String own) {
    String found = CounterName.of(name).orElseThrow().ownName();

    assertThat(found).isEqualTo(own);
    assertThat(MetricDescriptor.gauge(found, "1", "A sentence.").name()).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os.cpuUtilization.user",
        "cpuUtilization.user.avg",
        "os.avg",
        "os..avg",
        "db.x.p99"
      })
  void whatIsNoneIsRefused(String name) {
    assertThat(CounterName.of(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Percent, 1, 0.01",
    "Percentage, 1, 0.01",
    "Bytes per second, By/s, 1",
    "KB, By, 1024",
    "Kilobytes, By, 1024",
    "Milliseconds, s, 0.001",
    "Commits per second, {commits}/s, 1",
    "vCPUs, {vcpus}, 1",
    "Queries per second per core, {queries_per_second_per_core}, 1",
    "'', {value}, 1"
  })
  void eachUnitBecomesOneOfUcum(String unit, String ucum, double factor) {
    assertThat(CounterUnit.of(unit)).isEqualTo(new CounterUnit(ucum, factor));
    assertThat(MetricDescriptor.gauge("rds.os.x", ucum, "A sentence.").unit()).isEqualTo(ucum);
  }
}
