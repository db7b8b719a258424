-- Puts a record off that HUD did not take. It stays its job's first.
-- KEYS record, due
-- ARGV id, lease, ms until it is due, what came of the attempt
local record, due = KEYS[1], KEYS[2]
local id, lease, pause, answer = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now = now_ms()

if redis.call('HGET', record, 'lease') ~= lease then
  return {}
end
redis.call('HINCRBY', record, 'attempts', 1)
redis.call('HSET', record, 'answer', answer)
redis.call('HDEL', record, 'lease')
redis.call('ZADD', due, now + pause, id)
return {}
