package io.supervised.engine.peer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws ports of 127.0.0.1 that nobody listens on: below those that outgoing connections take. */
public final class FreePlaces {

  private static final int LOWEST = 20_500;
  private static final int HIGHEST = 31_500;

  /** The ports of what others have drawn, with those above for the data grid and for connections; they may not listen there yet. */
  private static final Set<Integer> DRAWN = ConcurrentHashMap.newKeySet();

  private FreePlaces() {}

  /** Where so many nodes can listen, at ports that follow each other and are drawn once. */
  public static synchronized List<Place> draw(int count) {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      List<Place> places = IntStream.range(first, first + count)
          .mapToObj(port -> new Place("127.0.0.1", port))
          .toList();
      if (ports(places).noneMatch(DRAWN::contains) && places.stream().allMatch(Loopback::isFree)) {
        ports(places).forEach(DRAWN::add);
        return places;
      }
    }
  }

  private static Stream<Integer> ports(List<Place> places) {
    return places.stream()
        .flatMap(place -> Stream.of(place.port(), place.port() + 100, place.port() + 200));
  }
}
