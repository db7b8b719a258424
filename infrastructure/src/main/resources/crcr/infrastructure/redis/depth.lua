-- How much each queue holds, for how long its oldest has been there, and how much of it is dead.
-- KEYS waiting records, dead records
-- ARGV ms for which the dead are kept
-- returns {targets, ms, dead targets, records, ms, dead records}
local records, dead_records = KEYS[1], KEYS[2]
local now = now_ms()
local forgotten = now - ARGV[1]

local function age(oldest)
  return oldest[2] and math.max(0, now - oldest[2]) or 0
end

redis.call('ZREMRANGEBYSCORE', DEAD, '-inf', forgotten)
redis.call('ZREMRANGEBYSCORE', dead_records, '-inf', forgotten)
return {
  redis.call('ZCARD', OPEN), age(redis.call('ZRANGE', OPEN, 0, 0, 'WITHSCORES')), redis.call('ZCARD', DEAD),
  redis.call('ZCARD', records), age(redis.call('ZRANGE', records, 0, 0, 'WITHSCORES')),
  redis.call('ZCARD', dead_records)}
