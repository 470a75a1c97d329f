package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.engine.registry.StoredSpec;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A child that is to begin.
 *
 * @param index number among its bean's instances, from 0
 * @param life operation by which it was started, zero if its bean declares it
 * @param ticks up to when the ticks of its methods have run, by method
 */
record Beginning(
    String child, int index, StoredSpec spec, Token token, UUID life, Map<String, Instant> ticks) {}
