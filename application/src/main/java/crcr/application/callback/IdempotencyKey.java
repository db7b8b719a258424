package crcr.application.callback;

import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;

/**
 * A caller's name for its request, which allows it to repeat the request without a second effect.
 *
 * @param caller the caller whose request it is: the same words of another caller are another key
 * @param words the caller's own text
 * @param body the request's body, for which the key stands from then on
 */
public record IdempotencyKey(RepositoryName caller, String words, Payload body) {}
