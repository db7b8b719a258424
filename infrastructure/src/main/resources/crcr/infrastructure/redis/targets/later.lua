-- uses arguments, clock, pauses, putting_off, steps, stream, targets, words
-- Records that an attempt failed and when the next one is due; or drops the target, if a newer event of its PR has
-- come.
-- KEYS delivery
-- ARGV id, downstream, ticket, reason, pause_ms, put_off_from, put_off_to, supersede_to
-- ARGV patience, breaks_ms, breaker_life_ms
-- returns outcome: 'scheduled' or 'superseded'
local delivery = KEYS[1]
local id, repository = arg.id, arg.downstream
local patience = tonumber(arg.patience)
local now = now_ms()

-- The report of a process that has lost its claim is ignored: another one tries, or has tried.
local held = off_queue(arg.ticket)
local state = redis.call('HGET', delivery, 'state:' .. repository)
if not held or not is_among(state, arg.put_off_from) then
  return {'outcome', state == arg.supersede_to and 'superseded' or 'scheduled'}
end
redis.call('HSET', delivery, 'reason:' .. repository, arg.reason)
note(delivery, repository, 'FAILED', arg.reason)

local breaker = '{crcr}:breaker:' .. repository
local paused = redis.call('HMGET', breaker, 'until', 'probe')
-- An attempt that was in flight when the pause began changes nothing.
if not paused[1] or tonumber(paused[1]) <= now or paused[2] == target_name(id, repository) then
  local failures = redis.call('HINCRBY', breaker, 'failures', 1)
  redis.call('HDEL', breaker, 'probe')
  redis.call('PEXPIRE', breaker, arg.breaker_life_ms)
  if failures >= patience then
    redis.call('HSET', breaker, 'until', now + pause_after(failures - patience + 1, arg.breaks_ms))
  end
end
return {'outcome', put_off(id, repository, now + arg.pause_ms, arg.put_off_to, arg.supersede_to)}
