-- uses arguments, clock, queues, subjects
-- Queues an effect again that was given up, behind all others of its lane. Its age and its attempts begin again,
-- because otherwise it would be given up at once. It is obsolete, and removed, if another one with its subject waits.
-- KEYS record, lane, due, waiting, dead
-- ARGV id
-- returns done: 1, or 0 if it is not among the dead
local queue = {record = KEYS[1], lane = KEYS[2], due = KEYS[3], waiting = KEYS[4]}
local record, dead, id = KEYS[1], KEYS[5], arg.id

if redis.call('HEXISTS', record, 'died') == 0 then
  return {'done', 0}
end
redis.call('ZREM', dead, id)
local subject = redis.call('HGET', record, 'subject')
if subject and #about(queue, id, subject) > 0 then
  redis.call('DEL', record)
  return {'done', 1}
end
redis.call('PERSIST', record)
redis.call('HDEL', record, 'died', 'answer')
redis.call('HSET', record, 'accepted', now_ms(), 'attempts', 0)
join_queue(queue, id)
return {'done', 1}
