-- Records that GitHub accepted a dispatch, and takes its target off the queue. The payload goes with the last one.
-- KEYS delivery, payload, queue
-- ARGV downstream in lower case, the queue's group, ticket
-- returns {the ms since the delivery was accepted}
local delivery, payload, queue = KEYS[1], KEYS[2], KEYS[3]
local repository, group, ticket = ARGV[1], ARGV[2], ARGV[3]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

redis.call('XACK', queue, group, ticket)
redis.call('XDEL', queue, ticket)
local accepted = redis.call('HGET', delivery, 'accepted')
if not accepted then
  return {0}
end
if redis.call('HGET', delivery, 'state:' .. repository) ~= 'done' then
  redis.call('HSET', delivery, 'state:' .. repository, 'done', 'dispatched:' .. repository, now)
  if redis.call('HINCRBY', delivery, 'open', -1) == 0 then
    redis.call('DEL', payload)
  end
end
return {math.max(0, now - accepted)}
