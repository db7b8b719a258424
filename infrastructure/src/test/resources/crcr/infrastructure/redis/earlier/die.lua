-- Records that a target ended for good without success: it is kept among the dead letters, with all that is needed to
-- try it again.
-- KEYS delivery, payload
-- ARGV delivery id, downstream in lower case, ticket, reason, ms that dead letters live
local delivery, payload = KEYS[1], KEYS[2]
local id, repository, ticket, reason, life = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

-- The word of a process that has lost its claim counts for nothing: another one tries, or has.
local held = off_queue(ticket)
if held and redis.call('HGET', delivery, 'state:' .. repository) == 'begun' then
  redis.call('HSET', delivery, 'reason:' .. repository, reason)
  note(delivery, repository, 'FAILED', reason)
  close_target(id, repository, 'dead')
  -- One that tried whether a paused downstream still fails has not told: the next one tries.
  local breaker = TAG .. 'breaker:' .. repository
  if redis.call('HGET', breaker, 'probe') == target_name(id, repository) then
    redis.call('HDEL', breaker, 'probe')
    redis.call('HSET', breaker, 'until', now_ms())
  end
  redis.call('ZADD', DEAD, now_ms(), target_name(id, repository))
  live_for(delivery, life)
  live_for(payload, life)
end
return {}
