-- uses arguments, clock, pauses
-- Claims the request for a delivery, unless it was claimed less than a pause ago.
-- KEYS redelivery
-- ARGV life_ms, pauses_ms
-- returns granted: 1 or 0
local redelivery = KEYS[1]
local now = now_ms()

local next = redis.call('HGET', redelivery, 'next')
if next and now < tonumber(next) then
  return {'granted', 0}
end
local times = redis.call('HINCRBY', redelivery, 'times', 1)
redis.call('HSET', redelivery, 'next', now + pause_after(times, arg.pauses_ms))
redis.call('PEXPIRE', redelivery, arg.life_ms)
return {'granted', 1}
