package crcr.application.hud;

import crcr.application.outbox.QueueName;

/** The queue of the records that HUD has not taken yet. */
public final class HudQueue {
    /** Its name. */
    public static final QueueName NAME = new QueueName("hud");

    private HudQueue() {}
}
