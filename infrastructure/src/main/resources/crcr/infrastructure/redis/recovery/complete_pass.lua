-- uses arguments, clock
-- Records that a pass over GitHub's list of deliveries is completed.
-- KEYS recovery
-- ARGV life_ms, look_back
-- returns now
local recovery = KEYS[1]
local now = now_ms()

redis.call('HSET', recovery, 'look_back', arg.look_back, 'completed', now)
redis.call('PEXPIRE', recovery, arg.life_ms)
return {'now', now}
