package org.workloadmonitor.collector.external.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import javax.net.ssl.SSLSocket;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.collector.external.probe.Phase;
import org.workloadmonitor.collector.external.socket.Timeline;
import org.workloadmonitor.collector.external.tls.TlsFinding;

/** What happens during one exchange, redirects included. Everything comes on the look's thread. */
final class Journal extends EventListener {

  private final Timeline timeline;
  private final boolean leaving;
  private Phase.@Nullable Name phase;
  private @Nullable InetSocketAddress peer;
  private boolean tunnel;
  private boolean isConnected;
  private @Nullable Connection connection;
  private @Nullable TlsFinding finding;

  /**
   * Begins with nothing.
   *
   * @param leaving whether each connection serves one exchange only
   */
  Journal(Timeline timeline, boolean leaving) {
    this.timeline = timeline;
    this.leaving = leaving;
  }

  /** The last phase that began: where a failure happened. */
  Phase.@Nullable Name phase() {
    return phase;
  }

  @Nullable InetSocketAddress peer() {
    return peer;
  }

  @Nullable TlsFinding finding() {
    return finding;
  }

  void found(TlsFinding finding) {
    this.finding = finding;
  }

  private void begin(Phase.Name name) {
    phase = name;
    timeline.begin(name);
  }

  /** A socket is connected, of which OkHttp tells nothing. */
  void connected() {
    isConnected = true;
    timeline.end();
    if (tunnel) {
      begin(Phase.Name.PROXY);
    }
  }

  /** Whether a server or proxy was reached over the connection that was made last. */
  boolean isConnected() {
    return isConnected;
  }

  /** Whether the head of an answer has come. */
  boolean hasAnswered() {
    return phase == Phase.Name.TRANSFER;
  }

  void bodyEnded() {
    timeline.end();
  }

  @Override
  public void dnsStart(Call call, String host) {
    begin(Phase.Name.DNS);
  }

  @Override
  public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
    timeline.end();
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    peer = address;
    isConnected = false;
    tunnel = proxy.type() == Proxy.Type.HTTP && call.request().url().isHttps();
    begin(Phase.Name.CONNECT);
  }

  @Override
  public void secureConnectStart(Call call) {
    begin(Phase.Name.TLS);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    timeline.end();
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    timeline.end();
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    timeline.end();
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    this.connection = connection;
    peer = connection.route().socketAddress();
  }

  /**
   * OkHttp closes the connection next. Java's way to close one of TLS 1.3 sends two messages, of
   * which the second mostly meets a closed door; this one says goodbye once.
   */
  @Override
  public void responseBodyEnd(Call call, long byteCount) {
    if (leaving
        && connection != null
        && connection.protocol() == Protocol.HTTP_1_1
        && connection.socket() instanceof SSLSocket socket) {
      try {
        socket.shutdownOutput();
      } catch (IOException e) {
        // The answer is complete; how the server left does not matter.
      }
    }
  }

  @Override
  public void requestHeadersStart(Call call) {
    begin(Phase.Name.REQUEST);
  }

  /** OkHttp tells of the answer's headers when they have come, so the wait begins here. */
  @Override
  public void requestHeadersEnd(Call call, Request request) {
    if (request.body() == null) {
      begin(Phase.Name.FIRST_BYTE);
    }
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    begin(Phase.Name.FIRST_BYTE);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    begin(Phase.Name.TRANSFER);
  }
}
