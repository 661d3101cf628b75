package org.workloadmonitor.sink.cloudwatch.datum;

import java.util.List;

/** 64-bit hashes by which metrics are told apart without keeping their names. */
final class Hash {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash() {}

  /** Of texts, in their order: FNV-1a with the finalizer of MurmurHash3. */
  static long of(String... texts) {
    long hash = OFFSET;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * PRIME;
      }
      hash = (hash ^ 0xffff) * PRIME;
    }
    return mixed(hash);
  }

  /** Of a metric: the order of its dimensions makes no difference to CloudWatch. */
  static long of(String namespace, String name, List<Dimension> dimensions) {
    long hash = of(namespace, name);
    for (Dimension dimension : dimensions) {
      hash += of(dimension.name(), dimension.value());
    }
    return hash;
  }

  static long mixed(long hash) {
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
