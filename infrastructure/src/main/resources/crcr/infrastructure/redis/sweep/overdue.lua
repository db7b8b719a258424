-- uses arguments, clock, deliveries, starts
-- Returns the dispatches that GitHub accepted that long ago, and from which no job has reported; the longest first.
-- ARGV since_ms, most
-- returns overdue: for each: id, downstream, event, action, upstream, name_then, pr, sha
local overdue = {}
for _, name in ipairs(redis.call('ZRANGEBYSCORE', UNSTARTED, '-inf', now_ms() - tonumber(arg.since_ms), 'LIMIT', 0,
  arg.most)) do
  local id, repository = string.match(name, '^(%S+) (%S+)$')
  local known = redis.call('HMGET', delivery_key(id), 'event', 'action', 'upstream', 'name_then', 'pr', 'sha',
    'name:' .. repository)
  if known[1] then
    overdue[#overdue + 1] = {'id', id, 'downstream', known[7], 'event', known[1], 'action', known[2] or '',
      'upstream', known[3], 'name_then', known[4] or '', 'pr', known[5] or '', 'sha', known[6]}
  else
    redis.call('ZREM', UNSTARTED, name)
  end
end
return {'overdue', overdue}
