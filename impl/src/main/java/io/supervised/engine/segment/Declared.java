package io.supervised.engine.segment;

import io.supervised.engine.registry.StoredSpec;

/**
 * A child that starts by itself, since its bean says so.
 *
 * @param spec what the bean says of it
 * @param index number among the bean's instances, from 0
 */
public record Declared(String name, StoredSpec spec, int index) {}
