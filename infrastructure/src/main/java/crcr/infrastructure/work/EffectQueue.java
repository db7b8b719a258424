package crcr.infrastructure.work;

import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.QueueName;
import crcr.domain.retry.Backoff;
import java.util.function.BooleanSupplier;

/**
 * A queue of effects with its worker's settings.
 *
 * @param name its name in the store, in metrics and for operators
 * @param deliverer does its effects
 * @param backoff the pauses after failed attempts, and their end
 * @param atOnce the maximum number of concurrent effects in a process
 * @param isOpen whether an effect would be tried at this moment; meanwhile nothing is claimed, and so nothing is put
 *     off
 */
public record EffectQueue(
        QueueName name, DeliverEffect deliverer, Backoff backoff, int atOnce, BooleanSupplier isOpen) {}
