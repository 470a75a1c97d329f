package io.supervised.engine.peer;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Draws ports of 127.0.0.1 that nobody listens on: below those that outgoing connections take. */
public final class FreePlaces {

  private static final int LOWEST = 20_500;
  private static final int HIGHEST = 31_500;

  private FreePlaces() {}

  /** Where so many nodes can listen, at ports that follow each other. */
  public static List<Place> draw(int count) {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      List<Place> places = IntStream.range(first, first + count)
          .mapToObj(port -> new Place("127.0.0.1", port))
          .toList();
      if (places.stream().allMatch(Loopback::isFree)) {
        return places;
      }
    }
  }
}
