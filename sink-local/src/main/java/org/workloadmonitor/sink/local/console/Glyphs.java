package org.workloadmonitor.sink.local.console;

import java.nio.charset.Charset;

/**
 * Signs beyond letters, as far as the terminal's character set has them.
 *
 * @param full a filled part of a bar
 * @param empty the rest of a bar
 * @param dot what stands before a component
 * @param separator what stands between words
 * @param rule what lines are made of
 */
record Glyphs(String full, String empty, String dot, String separator, String rule) {

  private static final Glyphs UNICODE = new Glyphs("█", "░", "●", "·", "─");
  private static final Glyphs ASCII = new Glyphs("#", "-", "*", "-", "-");

  static Glyphs of(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode("█░●·─…") ? UNICODE : ASCII;
  }
}
