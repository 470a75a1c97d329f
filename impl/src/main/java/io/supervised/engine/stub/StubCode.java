package io.supervised.engine.stub;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/** The body of one method of a stub. */
final class StubCode {

  private static final int ACONST_NULL = 0x01;
  private static final int SIPUSH = 0x11;
  private static final int LOAD = 0x15; // of an int; long, float, double and reference follow
  private static final int ALOAD_0 = 0x2a;
  private static final int AALOAD = 0x32;
  private static final int AASTORE = 0x53;
  private static final int DUP = 0x59;
  private static final int RETURN_VALUE = 0xac; // an int; long, float, double and reference follow
  private static final int RETURN = 0xb1;
  private static final int GETSTATIC = 0xb2;
  private static final int GETFIELD = 0xb4;
  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int INVOKESTATIC = 0xb8;
  private static final int INVOKEINTERFACE = 0xb9;
  private static final int ANEWARRAY = 0xbd;
  private static final int CHECKCAST = 0xc0;

  /** Handler, stub, method, array, array again, index, and two words of an argument. */
  private static final int MAX_STACK = 8;

  private final ConstantPool pool;
  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(code);
  private int locals = 1; // this

  private StubCode(ConstantPool pool) {
    this.pool = pool;
  }

  /** Hands the call to the handler as the method at an index, and its answer to the caller. */
  static StubCode routing(ConstantPool pool, String stub, Method method, int index)
      throws IOException {
    StubCode body = new StubCode(pool);
    body.pushTarget(pool.type(stub), index);
    body.pushArguments(method.getParameterTypes());
    body.callHandler();
    body.returnAs(method.getReturnType());
    return body;
  }

  /** Asks the handler what is to be written in the place of the stub. */
  static StubCode replacing(ConstantPool pool, String stub, int index) throws IOException {
    StubCode body = new StubCode(pool);
    body.pushTarget(pool.type(stub), index);
    body.pushArguments(new Class<?>[0]);
    body.callHandler();
    body.returnAs(Object.class);
    return body;
  }

  static StubCode empty(ConstantPool pool) throws IOException {
    StubCode body = new StubCode(pool);
    body.out.writeByte(RETURN);
    return body;
  }

  /** Writes the code attribute after its name. */
  void writeTo(DataOutputStream file) throws IOException {
    file.writeInt(2 + 2 + 4 + code.size() + 2 + 2);
    file.writeShort(MAX_STACK);
    file.writeShort(locals);
    file.writeInt(code.size());
    code.writeTo(file);
    file.writeShort(0); // exception handlers
    file.writeShort(0); // attributes
  }

  private void pushTarget(int stub, int index) throws IOException {
    out.writeByte(ALOAD_0);
    emit(
        GETFIELD,
        pool.field(stub, StubBytecode.HANDLER, InvocationHandler.class.descriptorString()));
    out.writeByte(ALOAD_0);
    emit(GETSTATIC, pool.field(stub, StubBytecode.METHODS, Method[].class.descriptorString()));
    emit(SIPUSH, index);
    out.writeByte(AALOAD);
  }

  private void pushArguments(Class<?>[] types) throws IOException {
    if (types.length == 0) {
      out.writeByte(ACONST_NULL);
      return;
    }
    emit(SIPUSH, types.length);
    emit(ANEWARRAY, pool.type(Object.class));
    for (int i = 0; i < types.length; i++) {
      out.writeByte(DUP);
      emit(SIPUSH, i);
      pushBoxed(types[i]);
      out.writeByte(AASTORE);
    }
  }

  private void pushBoxed(Class<?> type) throws IOException {
    out.writeByte(LOAD + kind(type));
    out.writeByte(locals);
    locals += type == long.class || type == double.class ? 2 : 1;
    if (type.isPrimitive()) {
      Class<?> box = boxOf(type);
      String descriptor = MethodType.methodType(box, type).toMethodDescriptorString();
      emit(INVOKESTATIC, pool.method(pool.type(box), "valueOf", descriptor));
    }
  }

  private void callHandler() throws IOException {
    MethodType type =
        MethodType.methodType(Object.class, Object.class, Method.class, Object[].class);
    int handler = pool.type(InvocationHandler.class);
    emit(INVOKEINTERFACE, pool.interfaceMethod(handler, "invoke", type.toMethodDescriptorString()));
    out.writeByte(4); // words of receiver and arguments
    out.writeByte(0);
  }

  private void returnAs(Class<?> type) throws IOException {
    if (type == void.class) {
      out.writeByte(RETURN);
      return;
    }
    emit(CHECKCAST, pool.type(boxOf(type)));
    if (type.isPrimitive()) {
      String descriptor = MethodType.methodType(type).toMethodDescriptorString();
      emit(
          INVOKEVIRTUAL, pool.method(pool.type(boxOf(type)), type.getName() + "Value", descriptor));
    }
    out.writeByte(RETURN_VALUE + kind(type));
  }

  private void emit(int opcode, int operand) throws IOException {
    out.writeByte(opcode);
    out.writeShort(operand);
  }

  private static Class<?> boxOf(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  /** The place of a type in the groups of five opcodes. */
  private static int kind(Class<?> type) {
    if (!type.isPrimitive()) {
      return 4;
    }
    return type == long.class ? 1 : type == float.class ? 2 : type == double.class ? 3 : 0;
  }
}
