-- How much each queue holds, for how long its oldest has been there, and how much of it is dead.
-- KEYS for each queue: what waits, what is dead
-- ARGV ms for which the dead are kept
-- returns for each {how much waits, ms, how much is dead}
local now = now_ms()
local forgotten = now - ARGV[1]

local depths = {}
for i = 1, #KEYS, 2 do
  local waiting, dead = KEYS[i], KEYS[i + 1]
  local oldest = redis.call('ZRANGE', waiting, 0, 0, 'WITHSCORES')
  redis.call('ZREMRANGEBYSCORE', dead, '-inf', forgotten)
  table.insert(depths, {
    redis.call('ZCARD', waiting),
    oldest[2] and math.max(0, now - oldest[2]) or 0,
    redis.call('ZCARD', dead)})
end
return depths
