package io.supervised;

/** What became of one child of {@link Supervisor#startChildren}. */
public sealed interface StartResult {

  /**
   * The child's name.
   *
   * @return the name
   */
  String name();

  /**
   * It was not there, and is now.
   *
   * @param child the child
   */
  record Started(Child<?> child) implements StartResult {

    @Override
    public String name() {
      return child.name();
    }
  }

  /**
   * It was there already, from an equal specification.
   *
   * @param child the child
   * @param node which was responsible for it when it was asked, and has said so
   */
  record AlreadyStarted(Child<?> child, ClusterNode node) implements StartResult {

    @Override
    public String name() {
      return child.name();
    }
  }

  /**
   * It was not started, or that is not known.
   *
   * @param name the child's name
   * @param why what {@link Supervisor#startChild} would have thrown
   */
  record Rejected(String name, RuntimeException why) implements StartResult {}
}
