/**
 * Behaviour tests as main code: what Supervised promises, checked through the public api and {@link
 * io.supervised.tck.TckCluster}, so that anybody can run them against a server, a configuration or an implementation.
 *
 * <p>To run them, depend on this artifact, provide a {@code TckCluster} by {@code META-INF/services}, and let Surefire scan
 * the artifact ({@code dependenciesToScan}). {@link io.supervised.tck.server.ServerCluster} is a driver that there is: nodes in real
 * servers, each a process. Waiting is as long as {@code supervised.tck.timeout-multiplier} says (default 1).
 */
@NullMarked
package io.supervised.tck;

import org.jspecify.annotations.NullMarked;
