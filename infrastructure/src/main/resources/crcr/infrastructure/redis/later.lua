-- Records that an attempt failed and when the next one is due; or drops the target, if a newer event of its PR has come.
-- KEYS delivery
-- ARGV delivery id, downstream in lower case, ticket, reason, ms until the next attempt, failures in a row after which
--      the downstream is paused, ms that it is paused the first time, ms that it is paused at the most
-- returns {'scheduled'} or {'superseded'}
local delivery = KEYS[1]
local id, repository, ticket, reason, pause = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local patience, first_break, longest_break = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local now = now_ms()

off_queue(ticket)
if redis.call('HGET', delivery, 'state:' .. repository) ~= 'begun' then
  return {'scheduled'}
end
redis.call('HSET', delivery, 'reason:' .. repository, reason)

local breaker = TAG .. 'breaker:' .. repository
local failures = redis.call('HINCRBY', breaker, 'failures', 1)
redis.call('PEXPIRE', breaker, 4 * longest_break)
if failures >= patience then
  redis.call('HSET', breaker, 'until', now + math.min(longest_break, first_break * 2 ^ (failures - patience)))
end

local lane = lane_key(delivery, repository)
if lane then
  local turn = redis.call('HGET', delivery, 'turn:' .. repository)
  for _, newer in ipairs(redis.call('ZRANGEBYSCORE', lane, '(' .. turn, '+inf')) do
    if redis.call('HGET', delivery_key(newer), 'supersedes:' .. repository) then
      close_target(id, repository, 'superseded')
      return {'superseded'}
    end
  end
end
redis.call('HSET', delivery, 'state:' .. repository, 'retry')
redis.call('ZADD', DUE, now + pause, target_name(id, repository))
wake_next(delivery, repository)
return {'scheduled'}
