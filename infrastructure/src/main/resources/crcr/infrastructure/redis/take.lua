-- Takes one from a repository's allowance: the generic cell rate algorithm, which allows a whole minute's worth at once
-- and needs one number for it, the time at which the allowance would be full again.
-- KEYS limit
-- ARGV how many a minute
-- returns {the us until one is allowed}; 0 if it is now, and then it is taken
local limit = KEYS[1]
local each = 60000000 / tonumber(ARGV[1])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local full = math.max(tonumber(redis.call('GET', limit) or 0), now) + each
local early = full - 60000000 - now
if early > 0 then
  return {math.ceil(early)}
end
redis.call('SET', limit, string.format('%.0f', full), 'PX', 61000)
return {0}
