package io.supervised.engine.stub;

import io.supervised.SupervisedException;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** Ids 130 to 149. */
@MessageBundle(projectCode = "SUPV", length = 5)
interface StubMessages {

  StubMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), StubMessages.class);

  @Message(
      id = 130,
      value = "%s cannot have a stub: %s does not open its package to this library."
          + " Add 'opens %s;' to its module-info, or start Java with --add-opens %s")
  SupervisedException notOpen(
      Class<?> type, Module module, String name, String opening, @Cause Throwable cause);

  @Message(id = 131, value = "%s cannot have a stub: %s")
  SupervisedException notExtensible(Class<?> type, String objections);

  @Message(
      id = 132,
      value =
          "The stub of %s could not be made: %s. Check that the application has no class named like it with"
              + " $$SupervisedStub at the end, and only one copy of each type in its methods")
  SupervisedException notDefined(Class<?> type, Throwable reason, @Cause Throwable cause);

  @Message(
      id = 133,
      value =
          "Stubs of classes need sun.reflect.ReflectionFactory, which this Java has not loaded."
              + " Start it with --add-modules jdk.unsupported, or add that module to the run-time image")
  SupervisedException noReflectionFactory(@Cause Throwable cause);

  @Message(
      id = 134,
      value = "The lambda must make exactly one call on the child of type %s, but made none."
          + " Methods that are static or private, equals, hashCode and toString do not count")
  IllegalArgumentException noCall(String type);

  @Message(
      id = 135,
      value = "The lambda must make exactly one call on the child, but called %s and then %s."
          + " Make one call for each, or give the child a method that does both")
  IllegalArgumentException secondCall(String first, String second);

  @Message(
      id = 136,
      value =
          "The lambda must make exactly one call on the child and nothing more, but used what %s returned;"
              + " there is no result before the call was made: %s")
  IllegalArgumentException usedResult(String call, Throwable reason, @Cause Throwable cause);
}
