-- uses arguments, clock
-- Returns the size of each queue, the age of its oldest effect, and the number of its dead letters.
-- KEYS for each queue: waiting, dead
-- ARGV dead_life_ms
-- returns depths: for each waiting, age_ms, dead
local now = now_ms()
local forgotten = now - arg.dead_life_ms

local depths = {}
for i = 1, #KEYS, 2 do
  local waiting, dead = KEYS[i], KEYS[i + 1]
  local oldest = redis.call('ZRANGE', waiting, 0, 0, 'WITHSCORES')
  redis.call('ZREMRANGEBYSCORE', dead, '-inf', forgotten)
  table.insert(depths, {'waiting', redis.call('ZCARD', waiting),
    'age_ms', oldest[2] and math.max(0, now - oldest[2]) or 0, 'dead', redis.call('ZCARD', dead)})
end
return {'depths', depths}
