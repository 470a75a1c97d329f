package io.supervised.engine.segment;

/**
 * A child that starts by itself, since its bean says so.
 *
 * @param index number among the bean's instances, from 0
 */
public record Declared(String name, String bean, int index) {}
