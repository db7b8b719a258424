package crcr.application.callback;

import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;

/**
 * What a caller named its request, so that it may send it again without its being taken twice.
 *
 * @param caller whose request it is: the same words of another caller are another key
 * @param words the caller's own
 * @param body the request's, for which the key stands from then on
 */
public record IdempotencyKey(RepositoryName caller, String words, Payload body) {}
