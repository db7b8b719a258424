-- Records that GitHub asked to be left alone for an owner; the attempt does not count.
-- KEYS delivery
-- ARGV delivery id, downstream in lower case, owner in lower case, ticket, reason, ms as told or '', ms to wait if it
--      was not told the first time, ms at the most
-- returns {ms until the next attempt}
local delivery = KEYS[1]
local id, repository, owner, ticket, reason, told = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local first_wait, longest_wait = tonumber(ARGV[7]), tonumber(ARGV[8])
local now = now_ms()

-- What happened to a claim that was lost says nothing of the target, but something of the owner.
local held = off_queue(ticket)
local quiet = TAG .. 'quiet:' .. owner
local known = tonumber(redis.call('HGET', quiet, 'until') or 0)
local wait = tonumber(told)
if not wait and known > now then
  -- It was in flight with the one that has been told of: one limit for both.
  wait = known - now
elseif not wait then
  wait = math.min(longest_wait, first_wait * 2 ^ (redis.call('HINCRBY', quiet, 'times', 1) - 1))
end
local until_ms = math.max(known, now + wait)
redis.call('HSET', quiet, 'until', until_ms)
redis.call('PEXPIRE', quiet, until_ms - now + longest_wait)
if held and redis.call('HGET', delivery, 'state:' .. repository) == 'begun' then
  redis.call('HSET', delivery, 'reason:' .. repository, reason)
  note(delivery, repository, 'LIMITED', reason)
  redis.call('HINCRBY', delivery, 'attempts:' .. repository, -1)
  put_off(id, repository, until_ms)
end
return {until_ms - now}
