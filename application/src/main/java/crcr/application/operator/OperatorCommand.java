package crcr.application.operator;

import crcr.application.outbox.QueueName;

/** The commands in messages to operators, as they are typed. */
public final class OperatorCommand {
    /** Examines the downstream whose name follows. */
    public static final String DOCTOR = "./relay doctor";

    /** Lists the repositories behind the remembered names. */
    public static final String LIST_TRUST = "./relay trust list";

    /** Forgets the identity of the name that follows. */
    public static final String FORGET_TRUST = "./relay trust forget";

    private OperatorCommand() {}

    /** Returns the command that lists the dead letters of a queue. */
    public static String listDeadLetters(QueueName queue) {
        return "./relay dead list --queue " + queue;
    }

    /** Returns the command that queues a dead letter again. */
    public static String retryDeadLetter(QueueName queue, String id) {
        return "./relay dead retry --queue " + queue + " --id " + id;
    }
}
