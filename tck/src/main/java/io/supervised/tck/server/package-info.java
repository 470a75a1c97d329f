/**
 * Nodes in real servers: each is a process of its own, started from the server's unpacked archive, with the application of
 * {@code io.supervised.tck.application} in a WAR. {@link io.supervised.tck.server.ServerTest} goes through what must work on each
 * of them; {@link io.supervised.tck.server.ServersPage} makes a page of the results.
 */
@NullMarked
package io.supervised.tck.server;

import org.jspecify.annotations.NullMarked;
