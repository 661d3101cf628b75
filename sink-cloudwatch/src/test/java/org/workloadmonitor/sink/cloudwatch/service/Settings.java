package org.workloadmonitor.sink.cloudwatch.service;

import java.time.InstantSource;

/**
 * How a service is set up.
 *
 * @param port zero for any that is free
 * @param region of the endpoint; signatures for another are refused
 * @param clock what the service takes for the time
 */
public record Settings(int port, String region, InstantSource clock) {

  /** Any port, {@code eu-west-1}, the time of this machine. */
  public static Settings standard() {
    return new Settings(0, "eu-west-1", InstantSource.system());
  }

  /** The same at a given port. */
  public Settings at(int newPort) {
    return new Settings(newPort, region, clock);
  }

  /** The same in another region. */
  public Settings in(String newRegion) {
    return new Settings(port, newRegion, clock);
  }

  /** The same with another clock. */
  public Settings by(InstantSource newClock) {
    return new Settings(port, region, newClock);
  }
}
