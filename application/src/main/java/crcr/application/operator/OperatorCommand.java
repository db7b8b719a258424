package crcr.application.operator;

import crcr.application.outbox.QueueName;

/** The commands that messages to operators name, as they are typed. */
public final class OperatorCommand {
    /** Examines the downstream whose name follows. */
    public static final String DOCTOR = "./relay doctor";

    /** Lists which repositories names stand for. */
    public static final String LIST_TRUST = "./relay trust list";

    /** Forgets the identity of the name that follows. */
    public static final String FORGET_TRUST = "./relay trust forget";

    private OperatorCommand() {}

    /** Returns the command that lists what was given up in a queue. */
    public static String listDeadLetters(QueueName queue) {
        return "./relay dead list --queue " + queue;
    }

    /** Returns the command that tries a dead letter again. */
    public static String retryDeadLetter(QueueName queue, String id) {
        return "./relay dead retry --queue " + queue + " --id " + id;
    }
}
