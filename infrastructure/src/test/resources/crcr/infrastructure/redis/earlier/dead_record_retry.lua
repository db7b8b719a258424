-- Queues a record again that was given up, behind all others of its job. Its age and its attempts start anew, or it
-- would be given up at once.
-- KEYS record, dead, the job's records, due, waiting
-- ARGV id
-- returns {1}, or {0} if it is not among the dead
local record, dead, records, due, waiting = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id = ARGV[1]
local now = now_ms()

if redis.call('HEXISTS', record, 'died') == 0 then
  return {0}
end
redis.call('ZREM', dead, id)
redis.call('PERSIST', record)
redis.call('HDEL', record, 'died', 'answer')
redis.call('HSET', record, 'accepted', now, 'attempts', 0)
redis.call('ZADD', waiting, now, id)
if redis.call('RPUSH', records, id) == 1 then
  redis.call('ZADD', due, now, id)
end
return {1}
