-- uses arguments, clock, pauses, putting_off, steps, stream, words
-- Records that GitHub limits the calls for an owner; the attempt does not count.
-- KEYS delivery
-- ARGV id, downstream, owner, ticket, reason, put_off_from, put_off_to, supersede_to
-- ARGV told_ms, quiets_ms, remembered_ms
-- returns wait_ms: the time until the next attempt
local delivery = KEYS[1]
local id, repository = arg.id, arg.downstream
local now = now_ms()

-- The outcome of a lost claim concerns the owner, but not the target.
local held = off_queue(arg.ticket)
local quiet = '{crcr}:quiet:' .. arg.owner
local known = tonumber(redis.call('HGET', quiet, 'until') or 0)
local wait = tonumber(arg.told_ms)
if not wait and known > now then
  -- It was in flight with the call that was limited first: one limit for both.
  wait = known - now
elseif not wait then
  wait = pause_after(redis.call('HINCRBY', quiet, 'times', 1), arg.quiets_ms)
end
local until_ms = math.max(known, now + wait)
redis.call('HSET', quiet, 'until', until_ms)
redis.call('PEXPIRE', quiet, until_ms - now + arg.remembered_ms)
if held and is_among(redis.call('HGET', delivery, 'state:' .. repository), arg.put_off_from) then
  redis.call('HSET', delivery, 'reason:' .. repository, arg.reason)
  note(delivery, repository, 'LIMITED', arg.reason)
  redis.call('HINCRBY', delivery, 'attempts:' .. repository, -1)
  put_off(id, repository, until_ms, arg.put_off_to, arg.supersede_to)
end
return {'wait_ms', until_ms - now}
