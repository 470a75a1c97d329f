/**
 * The quick start: four JVMs on one machine share the work on a folder of text files, and one of them is killed.
 *
 * <p>What an application writes is {@code FileTally}, {@code Work} and {@code Reporter}; the rest starts the nodes, shows
 * what they do, and checks it.
 */
@NullMarked
package io.supervised.examples.quickstart;

import org.jspecify.annotations.NullMarked;
