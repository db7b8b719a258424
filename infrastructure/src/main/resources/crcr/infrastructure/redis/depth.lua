-- How many targets have not ended, how long the oldest of them has been there, and how many are dead.
-- ARGV ms that dead letters live
-- returns {how many, ms, how many dead}
local now = now_ms()

redis.call('ZREMRANGEBYSCORE', DEAD, '-inf', now - ARGV[1])
local oldest = redis.call('ZRANGE', OPEN, 0, 0, 'WITHSCORES')
return {redis.call('ZCARD', OPEN), oldest[2] and math.max(0, now - oldest[2]) or 0, redis.call('ZCARD', DEAD)}
