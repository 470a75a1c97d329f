package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.NodeId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The first thing that both ends of a connection say: who they are. Its form never changes, so that nodes of any two versions
 * can tell each other from strangers.
 *
 * @param wire version of the messages that the sender speaks
 */
record Hello(String cluster, int wire, NodeId node, Address address) {

  private static final int MAGIC = 0x53555056; // SUPV
  private static final int LONGEST = 2_048;

  /** What was said is no hello. */
  static final class Stranger extends IOException {
    private static final long serialVersionUID = 1L;

    Stranger(String what) {
      super(what);
    }
  }

  void writeTo(DataOutputStream out) throws IOException {
    FrameWriter fields = new FrameWriter(out);
    fields.writeInt(MAGIC);
    fields.writeInt(wire);
    fields.writeUTF(cluster);
    fields.node(node);
    fields.address(address);
    fields.flush();
  }

  /** Reads a hello, and nothing of what comes after it. */
  static Hello readFrom(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new Stranger("it speaks another protocol");
    }
    int wire = in.readInt();
    FrameReader fields = new FrameReader(in, LONGEST);
    return new Hello(fields.text(), wire, fields.node(), fields.address());
  }
}
