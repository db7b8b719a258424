-- uses arguments, clock, lives, steps, stream, targets, words
-- Records that a target ended for good without success: it becomes a dead letter, with everything that is needed to
-- try it again.
-- KEYS delivery, payload
-- ARGV id, downstream, ticket, reason, dead_life_ms, give_up_from, give_up_to
local delivery, payload = KEYS[1], KEYS[2]
local id, repository = arg.id, arg.downstream

-- The report of a process that has lost its claim is ignored: another one tries, or has tried.
local held = off_queue(arg.ticket)
if held and is_among(redis.call('HGET', delivery, 'state:' .. repository), arg.give_up_from) then
  redis.call('HSET', delivery, 'reason:' .. repository, arg.reason)
  note(delivery, repository, 'FAILED', arg.reason)
  close_target(id, repository, arg.give_up_to)
  -- A target that probed a paused downstream has shown nothing: the next one becomes the probe.
  local breaker = '{crcr}:breaker:' .. repository
  if redis.call('HGET', breaker, 'probe') == target_name(id, repository) then
    redis.call('HDEL', breaker, 'probe')
    redis.call('HSET', breaker, 'until', now_ms())
  end
  redis.call('ZADD', DEAD, now_ms(), target_name(id, repository))
  live_for(delivery, arg.dead_life_ms)
  live_for(payload, arg.dead_life_ms)
end
return {}
