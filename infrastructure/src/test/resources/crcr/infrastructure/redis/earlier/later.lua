-- Records that an attempt failed and when the next one is due; or drops the target, if a newer event of its PR has come.
-- KEYS delivery
-- ARGV delivery id, downstream in lower case, ticket, reason, ms until the next attempt, failures in a row after which
--      the downstream is paused, ms that it is paused the first time, ms that it is paused at the most
-- returns {'scheduled'} or {'superseded'}
local delivery = KEYS[1]
local id, repository, ticket, reason, pause = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local patience, first_break, longest_break = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local now = now_ms()

-- The word of a process that has lost its claim counts for nothing: another one tries, or has.
local held = off_queue(ticket)
local state = redis.call('HGET', delivery, 'state:' .. repository)
if not held or state ~= 'begun' then
  return {state == 'superseded' and 'superseded' or 'scheduled'}
end
redis.call('HSET', delivery, 'reason:' .. repository, reason)
note(delivery, repository, 'FAILED', reason)

local breaker = TAG .. 'breaker:' .. repository
local paused = redis.call('HMGET', breaker, 'until', 'probe')
-- One that was in flight when the pause began says nothing new.
if not paused[1] or tonumber(paused[1]) <= now or paused[2] == target_name(id, repository) then
  local failures = redis.call('HINCRBY', breaker, 'failures', 1)
  redis.call('HDEL', breaker, 'probe')
  redis.call('PEXPIRE', breaker, 4 * longest_break)
  if failures >= patience then
    redis.call('HSET', breaker, 'until', now + math.min(longest_break, first_break * 2 ^ (failures - patience)))
  end
end
return {put_off(id, repository, now + pause)}
