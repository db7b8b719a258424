-- Records that the attempt at a target has begun and gives what is to be sent.
-- KEYS delivery, payload, queue
-- ARGV downstream in lower case, the queue's group, ticket
-- returns {event type, payload}, or {} if nothing is left to do, and then the target is off the queue
local delivery, payload, queue = KEYS[1], KEYS[2], KEYS[3]
local repository, group, ticket = ARGV[1], ARGV[2], ARGV[3]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local state = redis.call('HGET', delivery, 'state:' .. repository)
local body = redis.call('GET', payload)
if not body or (state ~= 'waiting' and state ~= 'begun') then
  redis.call('XACK', queue, group, ticket)
  redis.call('XDEL', queue, ticket)
  return {}
end
redis.call('HSET', delivery, 'state:' .. repository, 'begun', 'began:' .. repository, now)
return {redis.call('HGET', delivery, 'event'), body}
