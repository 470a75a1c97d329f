package io.supervised.engine.protocol;

/**
 * What a node is told once, before it starts.
 *
 * @param specs the children this node can run
 * @param tieBreaker whether there is a third opinion for two equal halves
 * @param available whether each part of a divided cluster runs everything, instead of one at most
 */
public record Setup(
    Timing timing, Hosts hosts, Specs specs, boolean tieBreaker, boolean available) {}
