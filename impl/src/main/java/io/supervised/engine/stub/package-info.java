/**
 * Objects of an application's own type that hand each call to a {@link io.supervised.engine.stub.StubHandler}: one mechanism
 * for injected references, for references by name and for recording a single call.
 *
 * <p>There is no CDI and no library in it: a class is stubbed by a generated subclass, an interface by {@link
 * java.lang.reflect.Proxy}.
 */
@NullMarked
package io.supervised.engine.stub;

import org.jspecify.annotations.NullMarked;
