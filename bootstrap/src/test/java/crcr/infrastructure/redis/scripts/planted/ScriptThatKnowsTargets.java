package crcr.infrastructure.redis.scripts.planted;

import crcr.infrastructure.redis.targets.RedisTargetQueue;

/** What runs scripts, and knows what one of them is about. */
public record ScriptThatKnowsTargets(RedisTargetQueue targets) {}
