-- uses arguments, clock
-- Records that downstreams are at another level from now on, each unless another process has recorded one meanwhile.
-- ARGV count
-- count is the number of downstreams. Of the first one, 1:downstream is the name, 1:from the recorded level, or '' if
-- there is none, and 1:to the present level, or '' if it is not listed any more.
local LEVELS = '{crcr}:levels'
local now = now_ms()
for number = 1, tonumber(arg.count) do
  local downstream, from, to = arg[number .. ':downstream'], arg[number .. ':from'], arg[number .. ':to']
  if (redis.call('HGET', LEVELS, downstream) or '') == from then
    if to == '' then
      redis.call('HDEL', LEVELS, downstream)
    else
      redis.call('HSET', LEVELS, downstream, to .. ' ' .. now)
    end
  end
end
return {}
