-- uses arguments, clock
-- Notes that downstreams are at another level from now on, each unless somebody else has noted something meanwhile.
-- KEYS levels
-- ARGV count
-- count is how many there are. Of the first one, 1:downstream names it, 1:from is what was noted, or '' if nothing was, and
-- 1:to the level that it has now, or '' if it is not listed any more.
local now = now_ms()
for number = 1, tonumber(arg.count) do
  local downstream, from, to = arg[number .. ':downstream'], arg[number .. ':from'], arg[number .. ':to']
  if (redis.call('HGET', KEYS[1], downstream) or '') == from then
    if to == '' then
      redis.call('HDEL', KEYS[1], downstream)
    else
      redis.call('HSET', KEYS[1], downstream, to .. ' ' .. now)
    end
  end
end
return {}
