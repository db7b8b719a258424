-- The time of the store: the same throughout a script, since all that it does happens at once.
local time = redis.call('TIME')
local now_us = time[1] * 1000000 + time[2]

-- In ms since 1970.
local function now_ms()
  return math.floor(now_us / 1000)
end
