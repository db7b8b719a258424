-- uses arguments, clock, queues
-- Gives an effect up: it becomes a dead letter for a while, and the next one of its lane is due.
-- KEYS record, lane, due, waiting, dead
-- ARGV id, lease, answer, dead_life_ms
-- answer is the outcome of the last attempt.
local queue = {record = KEYS[1], lane = KEYS[2], due = KEYS[3], waiting = KEYS[4]}
local record, dead, kept_for = KEYS[1], KEYS[5], arg.dead_life_ms
local now = now_ms()

if redis.call('HGET', record, 'lease') == arg.lease then
  redis.call('HINCRBY', record, 'attempts', 1)
  redis.call('HSET', record, 'answer', arg.answer, 'died', now)
  redis.call('HDEL', record, 'lease')
  redis.call('PEXPIRE', record, kept_for)
  redis.call('ZREMRANGEBYSCORE', dead, '-inf', now - kept_for)
  redis.call('ZADD', dead, now, arg.id)
  redis.call('PEXPIRE', dead, kept_for)
  leave_queue(queue, arg.id)
end
return {}
