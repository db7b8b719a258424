-- uses arguments, clock
-- Puts an effect off. It stays its lane's first.
-- KEYS record, due
-- ARGV id, lease, pause_ms, answer, counts
-- answer is the outcome of the attempt, and counts is 1 if it counts as an attempt, else 0.
local record, due = KEYS[1], KEYS[2]

if redis.call('HGET', record, 'lease') == arg.lease then
  redis.call('HINCRBY', record, 'attempts', arg.counts)
  redis.call('HSET', record, 'answer', arg.answer)
  redis.call('HDEL', record, 'lease')
  redis.call('ZADD', due, now_ms() + arg.pause_ms, arg.id)
end
return {}
