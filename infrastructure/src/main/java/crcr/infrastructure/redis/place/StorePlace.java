package crcr.infrastructure.redis.place;

/** The place of the store, with its login: one of three ways to find it. */
public sealed interface StorePlace permits ClusterPlace, RedisAddress, SentinelPlace {}
