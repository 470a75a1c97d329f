/** What an application that uses Supervised compiles against. */
module io.supervised {
  requires transitive jakarta.cdi;
  requires static transitive org.jspecify;

  exports io.supervised;
  exports io.supervised.event;
  exports io.supervised.spi;
}
