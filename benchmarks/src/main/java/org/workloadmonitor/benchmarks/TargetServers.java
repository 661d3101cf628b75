package org.workloadmonitor.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Targets that nginx can't be: a name server that gives every name the address 127.0.0.1, and a
 * server that accepts connections and says nothing. Both on 127.0.0.1 until the process is killed.
 *
 * <p>Arguments: the port of the name server (UDP), the port of the silent one (TCP).
 */
public final class TargetServers {

  private static final byte[] ANSWER = {
    (byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1,
  };

  private TargetServers() {}

  /** See above. */
  public static void main(String[] arguments) throws Exception {
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    try (DatagramSocket names = new DatagramSocket(Integer.parseInt(arguments[0]), here);
        ServerSocket silent = new ServerSocket(Integer.parseInt(arguments[1]), 1_000, here)) {
      Thread.startVirtualThread(() -> hold(silent));
      answer(names);
    }
  }

  private static void hold(ServerSocket silent) {
    List<Socket> held = new ArrayList<>();
    try {
      while (true) {
        held.add(silent.accept());
      }
    } catch (IOException e) {
      e.printStackTrace();
    }
  }

  /** The question comes back with one answer to it (RFC 1035, section 4.1). */
  private static void answer(DatagramSocket names) throws IOException {
    byte[] bytes = new byte[1_500];
    while (true) {
      DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
      names.receive(packet);
      int end = endOfQuestion(bytes);
      bytes[2] = (byte) 0x81;
      bytes[3] = (byte) 0x80;
      bytes[7] = 1;
      bytes[11] = 0;
      System.arraycopy(ANSWER, 0, bytes, end, ANSWER.length);
      packet.setLength(end + ANSWER.length);
      names.send(packet);
    }
  }

  private static int endOfQuestion(byte[] bytes) {
    int at = 12;
    while (bytes[at] != 0) {
      at += bytes[at] + 1;
    }
    return at + 5;
  }
}
