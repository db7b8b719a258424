-- uses arguments, clock, deliveries, identity, stream, targets, unopened
-- Puts due targets back on the stream, and those of a process that has not renewed its lease.
-- ARGV most, lease_ms, mark
-- lease_ms is '' to skip the claimed ones.
-- returns mark: the store's; taken_over: for each ticket, delivery, downstream;
--         unopened: 1 if targets wait to be opened, else 0
local now = now_ms()

local due = redis.call('ZRANGEBYSCORE', DUE, '-inf', now, 'LIMIT', 0, arg.most)
for _, name in ipairs(due) do
  local id, repository = string.match(name, '^(%S+) (.+)$')
  redis.call('ZREM', DUE, name)
  if redis.call('EXISTS', delivery_key(id)) == 1 then
    enqueue(id, repository)
  else
    redis.call('ZREM', OPEN, name)
  end
end

local taken_over = {}
if arg.lease_ms ~= '' then
  -- Without a group nothing was claimed; Redis's error for that becomes an empty list.
  for _, pending in ipairs(redis.pcall('XPENDING', QUEUE, GROUP, 'IDLE', arg.lease_ms, '-', '+', arg.most)) do
    local ticket = pending[1]
    local entry = redis.call('XRANGE', QUEUE, ticket, ticket)[1]
    off_queue(ticket)
    if entry then
      redis.call('XADD', QUEUE, '*', unpack(entry[2]))
      table.insert(taken_over, {'ticket', ticket, unpack(entry[2])})
    end
  end
end

-- The open targets of expired records are removed.
local oldest = redis.call('ZRANGE', OPEN, 0, 0)[1]
if oldest and redis.call('EXISTS', delivery_key(string.match(oldest, '^(%S+) '))) == 0 then
  redis.call('ZREM', OPEN, oldest)
end
return {'mark', mark(arg.mark), 'taken_over', taken_over, 'unopened', redis.call('EXISTS', OPENING)}
