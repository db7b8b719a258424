-- uses arguments, clock
-- Records that GitHub has accepted the re-run of a run.
-- KEYS rerun
-- ARGV life_ms
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'taken', now_ms())
redis.call('PEXPIRE', KEYS[1], arg.life_ms)
return {}
