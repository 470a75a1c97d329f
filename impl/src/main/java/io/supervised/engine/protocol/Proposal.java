package io.supervised.engine.protocol;

/** A record for the next epoch, as a witness accepted it in a ballot. */
public record Proposal(Epoch ballot, EpochRecord epoch) {}
