package io.supervised.engine.codec;

import io.supervised.ChildFailedException;
import io.supervised.SerializationException;
import io.supervised.StartupException;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.Param;
import org.jboss.logging.annotations.Pos;

/** Ids 330 to 349. */
@MessageBundle(projectCode = "SUPV", length = 5)
interface CodecMessages {

  CodecMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), CodecMessages.class);

  @Message(
      id = 330,
      value =
          "%s cannot travel between nodes: class %s is neither Serializable nor a record. Make it one of them, mark the"
              + " field that holds it transient, or send only the data that the other side needs")
  SerializationException notSerializable(
      @Pos(2) @Param String typeName, @Pos(1) @Param String path);

  @Message(
      id = 331,
      value =
          "%s cannot travel between nodes: %s is a lambda or a proxy, and only data travels. Send what it would work on")
  SerializationException code(@Pos(2) @Param String typeName, @Pos(1) @Param String path);

  @Message(
      id = 332,
      value =
          "%s cannot travel between nodes: with this object of class %s it takes more than %d bytes. Send less at once, or raise"
              + " supervised.call.max-bytes, or for a state supervised.state.max-size, on all nodes")
  SerializationException tooLarge(
      @Pos(2) @Param String typeName, @Pos(1) @Param String path, @Pos(3) int limit);

  @Message(
      id = 333,
      value =
          "%s cannot travel between nodes: its objects, some of class %s, refer to one another in a chain of more than %d."
              + " Hold them in a list or an array instead")
  SerializationException tooDeep(
      @Pos(2) @Param String typeName, @Pos(1) @Param String path, @Pos(3) int limit);

  @Message(
      id = 334,
      value =
          "%s cannot travel between nodes: writing this object of class %s failed: %s. Correct how its class is serialized")
  SerializationException notWritten(
      @Pos(2) @Param String typeName,
      @Pos(1) @Param String path,
      @Pos(3) Throwable reason,
      @Cause Throwable cause);

  @Message(
      id = 335,
      value =
          "%s may not be read from another node: class %s is not on the list of classes for calls. Name it in the signature"
              + " of a method of the bean, or add it to supervised.serialization.allow on all nodes")
  SerializationException notAllowed(@Pos(2) @Param String typeName, @Pos(1) @Param String path);

  @Message(
      id = 336,
      value =
          "%s cannot be read: this node has no class %s. Deploy the same version of the application on all nodes")
  SerializationException unknownClass(
      @Pos(2) @Param String typeName, @Pos(1) @Param String path, @Cause Throwable cause);

  @Message(
      id = 337,
      value =
          "%s cannot be read from %d bytes, the last class met was %s: %s. Check that all nodes run the same version of the"
              + " application and of this library, and that the class accepts its own data")
  SerializationException unreadable(
      @Pos(3) @Param String typeName,
      @Pos(1) @Param String path,
      @Pos(2) int size,
      @Pos(4) Throwable reason,
      @Cause Throwable cause);

  @Message(
      id = 340,
      value =
          "%s (thrown on node '%s'; to receive it as it is, name its class in the throws clause of the method, or add the"
              + " class to supervised.serialization.allow on all nodes, and make it Serializable with all its fields)")
  ChildFailedException childFailed(
      @Param String exceptionType, @Pos(1) String description, @Pos(2) String node);

  @Message(
      id = 345,
      value =
          "'%s' in supervised.serialization.allow names no classes. Write the name of a class, a package as com.acme.*, or"
              + " a package with all below it as com.acme.**")
  StartupException badPattern(String pattern);
}
