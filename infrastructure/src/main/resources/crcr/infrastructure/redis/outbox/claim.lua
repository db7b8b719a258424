-- uses arguments, clock
-- Claims due effects: each is its lane's first, and is not due again before the end of the lease.
-- KEYS due, waiting
-- ARGV most, lease_ms, lease, prefix
-- prefix is the beginning of a record's key, which has the same hash tag.
-- returns claimed: for each id, age_ms, record: its fields by name
local due, waiting = KEYS[1], KEYS[2]
local now = now_ms()

local claimed = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, arg.most)) do
  local record = arg.prefix .. id
  local accepted = redis.call('HGET', record, 'accepted')
  if accepted then
    redis.call('ZADD', due, now + arg.lease_ms, id)
    redis.call('HSET', record, 'lease', arg.lease)
    table.insert(claimed, {'id', id, 'age_ms', math.max(0, now - accepted), 'record', redis.call('HGETALL', record)})
  else
    -- Only a manual change, or an eviction, can have removed just the record.
    redis.call('ZREM', due, id)
    redis.call('ZREM', waiting, id)
  end
end
return {'claimed', claimed}
