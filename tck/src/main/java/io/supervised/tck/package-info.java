/**
 * Behaviour tests as main code: what Supervised promises, checked through the public api and {@link
 * io.supervised.tck.TckCluster}, so that anybody can run them against a server, a configuration or an implementation.
 *
 * <p>To run them, depend on this artifact, provide a {@code TckCluster} by {@code META-INF/services}, and let Surefire scan
 * the artifact ({@code dependenciesToScan}).
 */
@NullMarked
package io.supervised.tck;

import org.jspecify.annotations.NullMarked;
