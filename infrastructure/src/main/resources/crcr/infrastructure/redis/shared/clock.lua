-- The time of the store: the same throughout a script, because a script is one step.
local time = redis.call('TIME')
local now_us = time[1] * 1000000 + time[2]

-- In ms since 1970.
local function now_ms()
  return math.floor(now_us / 1000)
end
