-- Claims records that are due: each is its job's first, and is not due again before the lease is over.
-- KEYS due, waiting
-- ARGV how many at most, lease in ms, lease, how the key of a record begins, which has the same hash tag
-- returns for each {id, ms since it was accepted, attempts, body, delivery, downstream, run, attempt, job name, report,
--         traceparent or ''}
local due, waiting = KEYS[1], KEYS[2]
local most, lease_for, lease, prefix = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now = now_ms()

local claimed = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, most)) do
  local record = prefix .. id
  local fields = redis.call('HMGET', record, 'accepted', 'attempts', 'body', 'delivery', 'downstream', 'run', 'attempt',
    'job_name', 'report', 'trace')
  if fields[1] then
    redis.call('ZADD', due, now + lease_for, id)
    redis.call('HSET', record, 'lease', lease)
    fields[10] = fields[10] or ''
    fields[1] = tostring(math.max(0, now - fields[1]))
    table.insert(fields, 1, id)
    table.insert(claimed, fields)
  else
    -- Only somebody's hand, or an eviction, can have taken the record alone.
    redis.call('ZREM', due, id)
    redis.call('ZREM', waiting, id)
  end
end
return claimed
