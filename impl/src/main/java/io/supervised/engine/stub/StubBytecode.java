package io.supervised.engine.stub;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/** The class file of a stub. */
final class StubBytecode {
  /* For a bean Cart it is what this source would give, if a constructor could be left out:
   *
   *   final class Cart$$SupervisedStub extends Cart implements Serializable {
   *     InvocationHandler $handler;
   *     static Method[] $methods;
   *     int add(String item, int count) {
   *       return (Integer) $handler.invoke(this, $methods[0], new Object[] {item, count});
   *     }
   *     Object writeReplace() {           // what Java serialization writes in its place
   *       return $handler.invoke(this, $methods[last], null);
   *     }
   *     protected void finalize() {}      // the bean's own must not run on fields that were never set
   *   }
   *
   * Straight-line code has no frames to declare. All types named but those of the signatures are the JDK's, so the class
   * links in any loader, also where this library is not visible. */

  static final String SUFFIX = "$$SupervisedStub";
  static final String HANDLER = "$handler";
  static final String METHODS = "$methods";

  private static final int JAVA_17 = 61;
  private static final int ACC_SUPER = 0x20;
  private static final int ACC_SYNTHETIC = 0x1000;

  private final ConstantPool pool = new ConstantPool();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(body);

  private StubBytecode() {}

  /** The stub of a class; the first parameter of the handler is the stub, the second {@code methods[i]} of the field, which has one
   * more, the {@linkplain StubMethods#REPLACE_OBJECT last}, for serialization. */
  static byte[] of(Class<?> type, List<Method> methods) {
    try {
      StubBytecode file = new StubBytecode();
      file.writeType(type);
      file.writeMethods(ConstantPool.internalName(type) + SUFFIX, methods);
      return file.assembled();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "a name in " + type + " is longer than a class file allows", e);
    }
  }

  private void writeType(Class<?> type) throws IOException {
    int visibility = type.getModifiers() & Modifier.PUBLIC;
    out.writeShort(ACC_SYNTHETIC | ACC_SUPER | Modifier.FINAL | visibility);
    out.writeShort(pool.type(ConstantPool.internalName(type) + SUFFIX));
    out.writeShort(pool.type(type));
    out.writeShort(1); // interfaces
    out.writeShort(pool.type(Serializable.class));
    out.writeShort(2);
    writeField(0, HANDLER, InvocationHandler.class);
    writeField(Modifier.STATIC, METHODS, Method[].class);
  }

  private void writeField(int modifiers, String name, Class<?> type) throws IOException {
    out.writeShort(ACC_SYNTHETIC | modifiers);
    out.writeShort(pool.utf8(name));
    out.writeShort(pool.utf8(type.descriptorString()));
    out.writeShort(0); // attributes
  }

  private void writeMethods(String stub, List<Method> methods) throws IOException {
    out.writeShort(methods.size() + 2);
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      int visibility = method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED);
      writeMethod(visibility, method.getName(), StubMethods.descriptor(method));
      StubCode.routing(pool, stub, method, i).writeTo(out);
    }
    writeMethod(0, StubMethods.WRITE_REPLACE, "()Ljava/lang/Object;");
    StubCode.replacing(pool, stub, methods.size()).writeTo(out);
    writeMethod(Modifier.PROTECTED, "finalize", "()V");
    StubCode.empty(pool).writeTo(out);
    out.writeShort(0); // attributes of the class
  }

  private void writeMethod(int modifiers, String name, String descriptor) throws IOException {
    out.writeShort(modifiers);
    out.writeShort(pool.utf8(name));
    out.writeShort(pool.utf8(descriptor));
    out.writeShort(1); // attribute: the code, which follows
    out.writeShort(pool.utf8("Code"));
  }

  private byte[] assembled() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(bytes);
    file.writeInt(0xCAFEBABE);
    file.writeInt(JAVA_17);
    pool.writeTo(file);
    body.writeTo(file);
    return bytes.toByteArray();
  }
}
