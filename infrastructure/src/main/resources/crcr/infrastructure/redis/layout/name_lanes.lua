-- uses arguments
-- Writes the lane into each record for HUD that comes from a process without lanes.
-- KEYS ids
-- ARGV prefix, cursor
-- prefix is the beginning of a record's key, which has the same hash tag.
-- returns cursor: '0' after the last one
local found = redis.call('ZSCAN', KEYS[1], arg.cursor, 'COUNT', 500)
for i = 1, #found[2], 2 do
  local record = arg.prefix .. found[2][i]
  local of = redis.call('HMGET', record, 'lane', 'delivery', 'downstream', 'run', 'attempt', 'job_name')
  if of[2] and not of[1] then
    local scope = table.concat({of[2], string.lower(of[3]), of[4], of[5]}, ':')
    redis.call('HSET', record, 'lane', scope .. ' ' .. of[6])
  end
end
return {'cursor', found[1]}
