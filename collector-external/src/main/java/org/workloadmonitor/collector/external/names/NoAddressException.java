package org.workloadmonitor.collector.external.names;

import java.net.UnknownHostException;
import org.workloadmonitor.collector.external.probe.Result;

/** A name gave no address. */
public final class NoAddressException extends UnknownHostException {

  private final Result result;
  private final String reason;

  NoAddressException(Result result, String reason) {
    super(reason);
    this.result = result;
    this.reason = reason;
  }

  /** {@link Result#DNS_FAILURE}, {@link Result#DNS_TIMEOUT} or {@link Result#UNREACHABLE}. */
  public Result result() {
    return result;
  }

  /** A sentence for a person. */
  public String reason() {
    return reason;
  }
}
