-- uses arguments
-- Takes the next place in a sequence of calls, by the generic cell rate algorithm: after a rest, at_once may be made.
-- KEYS pace
-- ARGV per_minute, at_once
-- returns wait_us: 0 if the call may be made now
local each = 60000000 / tonumber(arg.per_minute)
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local full = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + each
local early = full - each * tonumber(arg.at_once) - now
if early > 0 then
  return {'wait_us', math.ceil(early)}
end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', 120000)
return {'wait_us', 0}
