-- Gives a record up: it is kept among the dead for a while, and the next one of its job is due.
-- KEYS record, the job's records, due, waiting, dead
-- ARGV id, lease, what came of the last attempt, ms for which it is kept
local record, records, due, waiting, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, lease, answer, kept_for = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now = now_ms()

if redis.call('HGET', record, 'lease') ~= lease then
  return {}
end
redis.call('HINCRBY', record, 'attempts', 1)
redis.call('HSET', record, 'answer', answer, 'died', now)
redis.call('HDEL', record, 'lease')
redis.call('PEXPIRE', record, kept_for)
redis.call('ZREMRANGEBYSCORE', dead, '-inf', now - kept_for)
redis.call('ZADD', dead, now, id)
redis.call('PEXPIRE', dead, kept_for)
redis.call('ZREM', due, id)
redis.call('ZREM', waiting, id)
redis.call('LREM', records, 1, id)
local next = redis.call('LINDEX', records, 0)
if next then
  redis.call('ZADD', due, now, next)
end
return {}
