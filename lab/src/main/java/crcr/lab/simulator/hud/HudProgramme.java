package crcr.lab.simulator.hud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** The planned behaviour of a simulated HUD for the next requests. Safe for use by several threads. */
final class HudProgramme {
    private final Deque<Behaviour> next = new ArrayDeque<>();
    private BooleanSupplier failing = () -> false;

    /** The treatment of one request. */
    sealed interface Behaviour {
        /** The request is processed and answered as HUD does. */
        record Ordinary() implements Behaviour {}

        /** The request gets this answer, and is not kept. */
        record Answering(int status, String body) implements Behaviour {}

        /** The request's connection is closed without an answer, and the request is not kept. */
        record Resetting() implements Behaviour {}

        /** The request is never answered, and not kept. */
        record Hanging() implements Behaviour {}

        /** The request is processed as any other, and its connection is closed without an answer. */
        record LosingItsAnswer() implements Behaviour {}
    }

    /** Plans this for that number of the next requests. */
    synchronized void add(int times, Behaviour behaviour) {
        for (int i = 0; i < times; i++) {
            next.add(behaviour);
        }
    }

    /** Cancels all plans, and plans this for that number of the next requests, in one step. */
    synchronized void replace(int times, Behaviour behaviour) {
        next.clear();
        add(times, behaviour);
    }

    /** Answers that share of requests, from 0 to 1, with 503 from now on, chosen by the random numbers. */
    synchronized void failAtRandom(double share, RandomGenerator random) {
        failing = () -> random.nextDouble() < share;
    }

    /** Cancels all plans. */
    synchronized void clear() {
        next.clear();
        failing = () -> false;
    }

    /** Returns the treatment of this request. */
    synchronized Behaviour take() {
        if (next.isEmpty()) {
            return failing.getAsBoolean() ? new Behaviour.Answering(503, "") : new Behaviour.Ordinary();
        }
        return next.remove();
    }
}
