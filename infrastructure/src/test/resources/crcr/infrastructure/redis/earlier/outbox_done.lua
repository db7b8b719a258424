-- Takes a record out that HUD has, and makes the next one of its job due.
-- KEYS record, the job's records, due, waiting
-- ARGV id, lease
local record, records, due, waiting = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, lease = ARGV[1], ARGV[2]
local now = now_ms()

if redis.call('HGET', record, 'lease') ~= lease then
  return {}
end
redis.call('DEL', record)
redis.call('ZREM', due, id)
redis.call('ZREM', waiting, id)
redis.call('LREM', records, 1, id)
local next = redis.call('LINDEX', records, 0)
if next then
  redis.call('ZADD', due, now, next)
end
return {}
