-- uses arguments, clock, dispatch_scores, lives, starts, steps, stream, targets, words
-- Records that GitHub accepted a dispatch, and removes its target from the queue.
-- KEYS delivery, and the payload, which the last one removes
-- ARGV id, downstream, owner, ticket, life_ms, succeed_from, succeed_to, need_payload, needless, silent_levels
-- needless are the actions of events without an expected report, silent_levels the levels of downstreams that do not
-- report.
-- returns delay_ms: the time since the delivery was accepted
local delivery = KEYS[1]
local id, repository = arg.id, arg.downstream
local now = now_ms()

off_queue(arg.ticket)
redis.call('DEL', '{crcr}:breaker:' .. repository)
-- A dispatch that was in flight when the limit came changes nothing.
local quiet = '{crcr}:quiet:' .. arg.owner
local until_ms = redis.call('HGET', quiet, 'until')
if until_ms and tonumber(until_ms) <= now then
  redis.call('DEL', quiet)
end
local accepted = redis.call('HGET', delivery, 'accepted')
if not accepted then
  return {'delay_ms', 0}
end
local state = redis.call('HGET', delivery, 'state:' .. repository)
if is_among(state, arg.succeed_from) then
  redis.call('HSET', delivery, 'dispatched:' .. repository, now)
  note(delivery, repository, 'TAKEN', '')
  redis.call('ZREM', DEAD, target_name(id, repository))
  close_target(id, repository, arg.succeed_to)
  live_for(delivery, arg.life_ms)
  score_dispatch(id, repository, now, arg.needless, arg.silent_levels)
  await_start(id, repository, target_name(id, repository), now, arg.life_ms)
  if is_among(state, arg.need_payload) then
    settle(id)
  end
end
return {'delay_ms', math.max(0, now - accepted)}
