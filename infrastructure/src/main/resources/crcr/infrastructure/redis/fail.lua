-- Records that a target ended without success, and takes it off the queue.
-- KEYS delivery, queue
-- ARGV downstream in lower case, the queue's group, ticket, reason
local delivery, queue = KEYS[1], KEYS[2]
local repository, group, ticket, reason = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

redis.call('XACK', queue, group, ticket)
redis.call('XDEL', queue, ticket)
local state = redis.call('HGET', delivery, 'state:' .. repository)
if state and state ~= 'done' then
  redis.call('HSET', delivery, 'state:' .. repository, 'failed', 'reason:' .. repository, reason)
end
return {}
