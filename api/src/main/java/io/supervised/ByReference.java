package io.supervised;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Passes arguments, results and exceptions of calls within a node as they are: on one method, or on a supervised bean or an
 * interface of it for all methods that it declares itself. It holds whether the child is called by the class or by the interface; an
 * interface that several supervised beans implement speaks for itself alone.
 *
 * <p>Without it a call isolates them even if caller and child are on the same node: mutable objects are copied just as in a
 * call to another node, so that a call has the same effect wherever the child runs. With it such a call is cheaper and takes
 * objects that are not serializable, but caller and child then share them. A call to another node is not affected: it still
 * copies, and still fails for what is not serializable.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface ByReference {}
