package crcr.infrastructure.redis.place;

/** Where the store is, and how to get in: one of three ways to find it, whatever is behind. */
public sealed interface StorePlace permits ClusterPlace, RedisAddress, SentinelPlace {}
