-- Claims that a delivery is asked for again now, unless that was claimed less than a pause ago.
-- KEYS redelivery
-- ARGV life in ms, then the ms to pause after the first time, after the second, and so on
-- returns {1} if it is granted, {0} if not
local redelivery = KEYS[1]
local now = now_ms()

local next = redis.call('HGET', redelivery, 'next')
if next and now < tonumber(next) then
  return {0}
end
local times = redis.call('HINCRBY', redelivery, 'times', 1)
local pause = tonumber(ARGV[1 + math.min(times, #ARGV - 1)])
redis.call('HSET', redelivery, 'next', now + pause)
redis.call('PEXPIRE', redelivery, ARGV[1])
return {1}
