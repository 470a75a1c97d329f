/**
 * Faults for real processes: a driver starts nodes as JVMs, kills, pauses and cuts them off by a seeded schedule, and a
 * checker proves from what they wrote that the promises held.
 *
 * <p>Ways in: {@code Campaign} runs schedules, {@code TakeoverMeasurement} measures how long children of a killed node are
 * silent. Both need Linux; cutting nodes off from each other needs root, iproute2 and iptables besides.
 */
@NullMarked
package io.supervised.tck.faults;

import org.jspecify.annotations.NullMarked;
