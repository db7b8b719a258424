package crcr.infrastructure.work;

import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.QueueName;
import crcr.domain.retry.Backoff;
import java.util.function.BooleanSupplier;

/**
 * A queue of effects as it is worked on.
 *
 * @param name names it in the store, in metrics and for operators
 * @param deliverer does its effects
 * @param backoff the pauses after attempts that failed, and their end
 * @param atOnce how many effects may be in hand in a process
 * @param isOpen whether an effect would be tried at this moment; what is not claimed meanwhile is not put off
 */
public record EffectQueue(
        QueueName name, DeliverEffect deliverer, Backoff backoff, int atOnce, BooleanSupplier isOpen) {}
