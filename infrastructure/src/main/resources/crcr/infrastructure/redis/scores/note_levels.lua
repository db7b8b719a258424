-- uses arguments, clock
-- Notes that downstreams are at another level from now on, each unless somebody else has noted something meanwhile.
-- ARGV count
-- count is how many there are. Of the first one, 1:downstream names it, 1:from is what was noted, or '' if nothing was, and
-- 1:to the level that it has now, or '' if it is not listed any more.
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
