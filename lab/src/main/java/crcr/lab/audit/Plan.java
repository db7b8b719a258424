package crcr.lab.audit;

import java.time.Duration;

/**
 * What is run.
 *
 * @param time how long there is load, and faults with it
 * @param seed what they are drawn from; what falls together in time is not the same twice all the same
 */
record Plan(Duration time, long seed) {}
