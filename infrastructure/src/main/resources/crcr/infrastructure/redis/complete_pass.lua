-- Notes that a pass over GitHub's list of deliveries is completed.
-- KEYS recovery
-- ARGV life in ms, how far the next pass has to look back
-- returns {now}
local recovery = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

redis.call('HSET', recovery, 'look_back', ARGV[2], 'completed', now)
redis.call('PEXPIRE', recovery, ARGV[1])
return {now}
