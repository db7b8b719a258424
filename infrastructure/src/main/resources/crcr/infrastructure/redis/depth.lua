-- How many targets wait or are being worked on, and for how long the oldest has been there.
-- KEYS queue
-- returns {how many, ms}
local queue = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local oldest = redis.call('XRANGE', queue, '-', '+', 'COUNT', 1)
if #oldest == 0 then
  return {0, 0}
end
return {redis.call('XLEN', queue), math.max(0, now - string.match(oldest[1][1], '^%d+'))}
