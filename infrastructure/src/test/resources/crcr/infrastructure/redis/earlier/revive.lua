-- Brings back to the stream what is due, and what was claimed by a process that has not renewed its lease.
-- ARGV how many at the most, ms of a lease, or '' to leave the claimed ones alone, the mark to set if there is none
-- returns {the store's mark, then for each that was taken over its ticket, delivery id and downstream}
local most, lease = tonumber(ARGV[1]), ARGV[2]
local now = now_ms()

local due = redis.call('ZRANGEBYSCORE', DUE, '-inf', now, 'LIMIT', 0, most)
for _, name in ipairs(due) do
  local id, repository = string.match(name, '^(%S+) (.+)$')
  redis.call('ZREM', DUE, name)
  if redis.call('EXISTS', delivery_key(id)) == 1 then
    enqueue(id, repository)
  else
    redis.call('ZREM', OPEN, name)
  end
end

local answer = {mark(ARGV[3])}
if lease ~= '' then
  -- Without a group nothing has been claimed; the error that Redis answers then is an empty list here.
  for _, pending in ipairs(redis.pcall('XPENDING', QUEUE, GROUP, 'IDLE', lease, '-', '+', most)) do
    local entry = redis.call('XRANGE', QUEUE, pending[1], pending[1])[1]
    off_queue(pending[1])
    if entry then
      redis.call('XADD', QUEUE, '*', unpack(entry[2]))
      table.insert(answer, {pending[1], entry[2][2], entry[2][4]})
    end
  end
end

-- Records that have expired take what was still open with them.
local oldest = redis.call('ZRANGE', OPEN, 0, 0)[1]
if oldest and redis.call('EXISTS', delivery_key(string.match(oldest, '^(%S+) '))) == 0 then
  redis.call('ZREM', OPEN, oldest)
end
return answer
