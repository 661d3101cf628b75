package com.example.hello;

import java.util.List;
import org.workloadmonitor.api.CollectorFactory;
import org.workloadmonitor.api.MonitorPlugin;

/** The entry of the plugin: lists what it offers, and does nothing else. */
public final class HelloPlugin implements MonitorPlugin {

  @Override
  public String id() {
    return "hello-plugin";
  }

  @Override
  public List<CollectorFactory<?>> collectors() {
    return List.of(new SpoolFactory());
  }
}
