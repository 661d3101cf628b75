package org.workloadmonitor.collector.external.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workloadmonitor.api.ConfigurationException;
import org.workloadmonitor.api.config.Default;
import org.workloadmonitor.api.config.Description;
import org.workloadmonitor.api.config.Range;

/**
 * The block of a {@code dns} probe.
 *
 * @param name what is asked for; with {@code record: PTR} it may be an address
 * @param record the type of records
 * @param server who is asked; the system's first resolver where it is left out
 * @param transport how questions travel
 * @param timeout of the whole look
 * @param tries how often a question is sent over UDP
 * @param expected values that the answer is to have
 * @param match how they are compared
 * @param expectedCode the response code that is good
 * @param recursion whether the server is to ask others
 * @param authoritative whether the answer must come from the zone's own server
 * @param authenticated whether the resolver must have verified DNSSEC
 */
public record DnsConfig(
    @Description("Name to ask for; with record PTR an address, too.") String name,
    @Default("A")
        @Description("Type of records: A, AAAA, CNAME, MX, NS, TXT, SOA, SRV, PTR, CAA, ...")
        RecordType record,
    @Description(
            "Name server to ask, as address, address:port or name; by default the system's first.")
        Optional<DnsServer> server,
    @Default("auto") @Description("udp, tcp, or auto: UDP, and TCP when the answer is truncated.")
        Transport transport,
    @Default("5s") @Range(min = "1ms", max = "5m") @Description("Time-out of the whole look.")
        Duration timeout,
    @Default("2")
        @Range(min = "1", max = "10")
        @Description("How often a question is sent over UDP within the time-out.")
        int tries,
    @Description("Values that the answer is to have, such as addresses.") List<String> expected,
    @Default("all") @Description("Whether any, all or exactly these values must be there.")
        Match match,
    @Default("noerror") @Description("Response code that is good: noerror, nxdomain, ...")
        ResponseCode expectedCode,
    @Default("true") @Description("Whether the server is to ask others (the flag RD).")
        boolean recursion,
    @Default("false") @Description("Whether the answer must come from the zone's own server (AA).")
        boolean authoritative,
    @Default("false") @Description("Whether the server must have verified DNSSEC (AD).")
        boolean authenticated) {

  /** Checks what can be asked for. */
  public DnsConfig {
    expected = List.copyOf(expected);
    if (!expected.isEmpty() && !expectedCode.equals(ResponseCode.NOERROR)) {
      throw new ConfigurationException(
          "expected", "Values can be expected only where 'expected_code' is noerror.");
    }
    Question.check(name);
  }
}
