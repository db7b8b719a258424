-- uses arguments, clock
-- Returns the jobs that were queued again that long ago, and have not reported since; the longest first.
-- KEYS the jobs that are queued again
-- ARGV since_ms, most, prefix
-- prefix is the beginning of a board's key, which has the same hash tag.
-- returns overdue: for each: standing
local queued = KEYS[1]
local overdue = {}
for _, name in ipairs(redis.call('ZRANGEBYSCORE', queued, '-inf', now_ms() - tonumber(arg.since_ms), 'LIMIT', 0,
  arg.most)) do
  local sha, job = string.match(name, '^(%S+) (%S+)$')
  local standing = redis.call('HGET', arg.prefix .. sha, 'standing:' .. job)
  if standing then
    overdue[#overdue + 1] = {'standing', standing}
  else
    redis.call('ZREM', queued, name)
  end
end
return {'overdue', overdue}
