package io.supervised.engine.codec;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of the JDK that calls may use without naming them: values, collections in common use, exceptions. */
final class JdkTypes {
  /* In:      what holds data and does nothing more than that when it is read, with the classes that stand for it in a stream.
   * Not in:  URL, whose hash code asks the network; Collections.nCopies, a few bytes of which are any number of elements;
   *          whatever an application can name in a signature if it needs it.
   * By name, since many are private to the JDK; no application can define a class in these packages. */

  private static final Set<String> NAMES = Stream.of(
          in("java.lang.", """
              Object Class Enum Number Boolean Byte Character Short Integer Long Float Double
              String String$CaseInsensitiveComparator StringBuilder StringBuffer StackTraceElement"""),
          in("java.math.", "BigDecimal BigInteger MathContext RoundingMode"),
          in("java.net.", "URI"),
          in("java.util.", """
              AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry ArrayDeque ArrayList Arrays$ArrayList BitSet
              CollSer Comparators$NaturalOrderComparator Currency Date EnumMap EnumSet EnumSet$SerializationProxy
              HashMap HashSet Hashtable JumboEnumSet LinkedHashMap LinkedHashSet LinkedList Locale Optional
              OptionalDouble OptionalInt OptionalLong PriorityQueue RegularEnumSet Stack TreeMap TreeSet UUID Vector"""),
          in("java.util.Collections$", """
              EmptyList EmptyMap EmptySet ReverseComparator ReverseComparator2 SetFromMap
              SingletonList SingletonMap SingletonSet"""),
          in("java.util.Collections$Unmodifiable", """
              Collection List Map NavigableMap NavigableMap$EmptyNavigableMap NavigableSet
              NavigableSet$EmptyNavigableSet RandomAccessList SequencedCollection SequencedMap SequencedSet Set
              SortedMap SortedSet Map$UnmodifiableEntrySet"""),
          in("java.util.Collections$Synchronized", """
              Collection List Map NavigableMap NavigableSet RandomAccessList Set SortedMap SortedSet"""),
          in("java.util.ImmutableCollections$", "List12 ListN Map1 MapN Set12 SetN"),
          in("java.util.concurrent.", """
              ConcurrentHashMap ConcurrentHashMap$CollectionView ConcurrentHashMap$KeySetView
              ConcurrentHashMap$Segment ConcurrentLinkedDeque ConcurrentLinkedQueue ConcurrentSkipListMap
              ConcurrentSkipListSet CopyOnWriteArrayList CopyOnWriteArraySet TimeUnit"""),
          in(
              "java.util.concurrent.atomic.",
              "AtomicBoolean AtomicInteger AtomicLong AtomicReference"),
          // an empty shell of the locks that ConcurrentHashMap once had is part of its serial form
          in("java.util.concurrent.locks.", """
              AbstractOwnableSynchronizer AbstractQueuedSynchronizer ReentrantLock ReentrantLock$NonfairSync
              ReentrantLock$Sync"""),
          in("java.sql.", "Date Time Timestamp"))
      .flatMap(names -> names)
      .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> PACKAGES_OF_EXCEPTIONS = Set.of(
      "java.io",
      "java.lang",
      "java.net",
      "java.nio",
      "java.nio.channels",
      "java.nio.charset",
      "java.nio.file",
      "java.sql",
      "java.text",
      "java.util",
      "java.util.concurrent");

  private JdkTypes() {}

  /** Whether a class, which is no array, may be read. */
  static boolean allow(Class<?> type) {
    return NAMES.contains(type.getName())
        || type.getPackageName().startsWith("java.time")
        || isException(type);
  }

  private static boolean isException(Class<?> type) {
    return Throwable.class.isAssignableFrom(type)
        && PACKAGES_OF_EXCEPTIONS.contains(type.getPackageName());
  }

  /** Whether a class belongs to the JDK, so that what it consists of is no matter of the application. */
  static boolean include(Class<?> type) {
    String module = type.getModule().getName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static Stream<String> in(String place, String names) {
    return Stream.of(names.split("\\s+", -1)).map(name -> place + name);
  }
}
