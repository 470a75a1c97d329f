package io.supervised.engine.peer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Draws ports of 127.0.0.1 that nobody listens on: below those that outgoing connections take. */
public final class FreePlaces {

  private static final int LOWEST = 20_500;
  private static final int HIGHEST = 31_500;

  /** What others have drawn and may not listen at yet. */
  private static final Set<Place> DRAWN = ConcurrentHashMap.newKeySet();

  private FreePlaces() {}

  /** Where so many nodes can listen, at ports that follow each other and are drawn once. */
  public static synchronized List<Place> draw(int count) {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      List<Place> places = IntStream.range(first, first + count)
          .mapToObj(port -> new Place("127.0.0.1", port))
          .toList();
      if (places.stream().noneMatch(DRAWN::contains)
          && places.stream().allMatch(Loopback::isFree)) {
        DRAWN.addAll(places);
        return places;
      }
    }
  }
}
