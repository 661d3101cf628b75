package org.workloadmonitor.collector.external.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okio.ByteString;
import org.workloadmonitor.collector.external.assertion.ResponseView;

/** A complete answer; its body is empty where nobody asked to keep it. */
public final class HttpAnswer implements ResponseView {

  private final HttpUrl url;
  private final int status;
  private final Protocol protocol;
  private final Headers headers;
  private final ByteString kept;
  private final long size;
  private final Duration duration;

  HttpAnswer(okhttp3.Response response, ByteString kept, long size, Duration duration) {
    this.url = response.request().url();
    this.status = response.code();
    this.protocol = response.protocol();
    this.headers = response.headers();
    this.kept = kept;
    this.size = size;
    this.duration = duration;
  }

  /** Where it came from, after all redirects; without secrets. */
  public String shownUrl() {
    return Url.shown(url);
  }

  /** {@code 1.1}, {@code 2}: what the server spoke. */
  public String version() {
    return switch (protocol) {
      case HTTP_2, H2_PRIOR_KNOWLEDGE -> "2";
      case HTTP_1_0 -> "1.0";
      default -> "1.1";
    };
  }

  Protocol protocol() {
    return protocol;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public List<String> header(String name) {
    return headers.values(name);
  }

  @Override
  public String body() {
    return kept.string(charset());
  }

  private Charset charset() {
    String type = headers.get("Content-Type");
    MediaType media = type == null ? null : MediaType.parse(type);
    Charset named = media == null ? null : media.charset(StandardCharsets.UTF_8);
    return named == null ? StandardCharsets.UTF_8 : named;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Duration duration() {
    return duration;
  }
}
