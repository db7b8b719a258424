-- Notes that a pass over GitHub's list of deliveries is completed.
-- KEYS recovery
-- ARGV life in ms, how far the next pass has to look back
-- returns {now}
local recovery = KEYS[1]
local now = now_ms()

redis.call('HSET', recovery, 'look_back', ARGV[2], 'completed', now)
redis.call('PEXPIRE', recovery, ARGV[1])
return {now}
