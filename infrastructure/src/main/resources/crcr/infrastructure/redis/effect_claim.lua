-- Claims effects that are due: each is its lane's first, and is not due again before the lease is over.
-- KEYS due, waiting
-- ARGV how many at most, lease in ms, lease, how the key of a record begins, which has the same hash tag
-- returns for each {id, ms since it was accepted, {field, value, …}}
local due, waiting = KEYS[1], KEYS[2]
local most, lease_for, lease, prefix = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now = now_ms()

local claimed = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, most)) do
  local record = prefix .. id
  local accepted = redis.call('HGET', record, 'accepted')
  if accepted then
    redis.call('ZADD', due, now + lease_for, id)
    redis.call('HSET', record, 'lease', lease)
    table.insert(claimed, {id, tostring(math.max(0, now - accepted)), redis.call('HGETALL', record)})
  else
    -- Only somebody's hand, or an eviction, can have taken the record alone.
    redis.call('ZREM', due, id)
    redis.call('ZREM', waiting, id)
  end
end
return claimed
