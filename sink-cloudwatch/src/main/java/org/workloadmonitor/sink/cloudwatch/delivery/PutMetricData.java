package org.workloadmonitor.sink.cloudwatch.delivery;

import java.util.HashMap;
import java.util.Map;
import org.workloadmonitor.sink.cloudwatch.aws.AwsClient;
import org.workloadmonitor.sink.cloudwatch.aws.Service;
import org.workloadmonitor.sink.cloudwatch.request.BodyFormat;
import org.workloadmonitor.sink.cloudwatch.request.MetricRequest;

/** The operation that brings metrics to CloudWatch. May be used by several threads. */
public final class PutMetricData {

  private static final Judge JUDGE = new Judge("CloudWatch");

  private final AwsClient client;
  private final Service service;
  private final BodyFormat format;

  /**
   * The operation at one endpoint.
   *
   * @param format what requests are written in
   */
  public PutMetricData(AwsClient client, Service service, BodyFormat format) {
    this.client = client;
    this.service = service;
    this.format = format;
  }

  /** What requests are written in. */
  public BodyFormat format() {
    return format;
  }

  /** Sends a request, once. */
  public Verdict send(MetricRequest request) {
    Map<String, String> headers = new HashMap<>(format.headers());
    request.encoding().ifPresent(encoding -> headers.put("Content-Encoding", encoding));
    return JUDGE.of(client.post(service, headers, request.body().bytes()));
  }
}
