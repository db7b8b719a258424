-- Gives an effect up: it is kept among the dead for a while, and the next one of its lane is due.
-- KEYS record, lane, due, waiting, dead
-- ARGV id, lease, what came of the last attempt, ms for which it is kept
local queue = {record = KEYS[1], lane = KEYS[2], due = KEYS[3], waiting = KEYS[4]}
local record, dead = KEYS[1], KEYS[5]
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
leave_queue(queue, id)
return {}
