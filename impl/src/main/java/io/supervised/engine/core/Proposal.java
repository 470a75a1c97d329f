package io.supervised.engine.core;

/** A record for the next epoch, as a witness accepted it in a ballot. */
public record Proposal(Epoch ballot, EpochRecord epoch) {}
