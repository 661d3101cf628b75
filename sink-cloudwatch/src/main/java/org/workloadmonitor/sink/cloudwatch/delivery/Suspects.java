package org.workloadmonitor.sink.cloudwatch.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.workloadmonitor.sink.cloudwatch.request.Part;

/** How a request that was refused is taken apart, to find what is to blame. */
final class Suspects {

  private Suspects() {}

  /**
   * What is tried next: first the parts that the service did not name, together, then each that it
   * named, alone. Where that brings nothing new, two halves.
   *
   * @param parts two or more
   * @param data the places, among the data of all parts, that the service named
   */
  static List<List<Part>> pieces(List<Part> parts, Set<Integer> data) {
    List<Part> innocent = new ArrayList<>();
    List<List<Part>> pieces = new ArrayList<>();
    int first = 0;
    for (Part part : parts) {
      int next = first + part.data().size();
      if (names(data, first, next)) {
        pieces.add(List.of(part));
      } else {
        innocent.add(part);
      }
      first = next;
    }
    if (pieces.isEmpty()) {
      int half = parts.size() / 2;
      return List.of(parts.subList(0, half), parts.subList(half, parts.size()));
    }
    if (!innocent.isEmpty()) {
      pieces.addFirst(innocent);
    }
    return pieces;
  }

  private static boolean names(Set<Integer> data, int first, int next) {
    return data.stream().anyMatch(place -> place >= first && place < next);
  }
}
