package crcr.lab.simulator.hud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What a simulated HUD does with the next requests instead of the ordinary. Safe for any number of threads.
 */
final class HudProgramme {
    private final Deque<Behaviour> next = new ArrayDeque<>();
    private BooleanSupplier failing = () -> false;

    /** What is done with one request. */
    sealed interface Behaviour {
        /** It is taken and answered as HUD does. */
        record Ordinary() implements Behaviour {}

        /** It is answered with this, and not kept. */
        record Answering(int status, String body) implements Behaviour {}

        /** Its connection is closed without an answer, and it is not kept. */
        record Resetting() implements Behaviour {}

        /** It is never answered, and not kept. */
        record Hanging() implements Behaviour {}

        /** It is treated as any other, and its connection is closed without an answer. */
        record LosingItsAnswer() implements Behaviour {}
    }

    /** Does so with that many of the next requests. */
    synchronized void add(int times, Behaviour behaviour) {
        for (int i = 0; i < times; i++) {
            next.add(behaviour);
        }
    }

    /** Forgets what has not happened yet, and does so with that many of the next requests; in one step. */
    synchronized void replace(int times, Behaviour behaviour) {
        next.clear();
        add(times, behaviour);
    }

    /** Answers from now on that share of requests, from 0 to 1, with 503, wherever the random numbers fall. */
    synchronized void failAtRandom(double share, RandomGenerator random) {
        failing = () -> random.nextDouble() < share;
    }

    /** Forgets everything. */
    synchronized void clear() {
        next.clear();
        failing = () -> false;
    }

    /** Returns what to do with this request. */
    synchronized Behaviour take() {
        if (next.isEmpty()) {
            return failing.getAsBoolean() ? new Behaviour.Answering(503, "") : new Behaviour.Ordinary();
        }
        return next.remove();
    }
}
