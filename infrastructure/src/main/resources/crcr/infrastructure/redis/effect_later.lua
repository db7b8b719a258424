-- Puts an effect off. It stays its lane's first.
-- KEYS record, due
-- ARGV id, lease, ms until it is due, what came of the attempt, by how much that counts as an attempt
local record, due = KEYS[1], KEYS[2]
local id, lease, pause, answer, counts = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

if redis.call('HGET', record, 'lease') ~= lease then
  return {}
end
redis.call('HINCRBY', record, 'attempts', counts)
redis.call('HSET', record, 'answer', answer)
redis.call('HDEL', record, 'lease')
redis.call('ZADD', due, now_ms() + pause, id)
return {}
