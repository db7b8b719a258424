-- uses arguments, lives, reopening, words
-- Queues a dispatch again that was given up.
-- KEYS delivery, payload
-- ARGV id, downstream, life_ms, queue_again_from, queue_again_to, need_payload
-- returns done: 1, or 0 if it is not among the dead
local delivery, payload = KEYS[1], KEYS[2]

local state = redis.call('HGET', delivery, 'state:' .. arg.downstream)
if not is_among(state, arg.queue_again_from) or redis.call('EXISTS', payload) == 0 then
  return {'done', 0}
end
reopen_target(arg.id, arg.downstream, arg.queue_again_to, arg.need_payload, arg.life_ms)
live_for(delivery, arg.life_ms)
live_for(payload, arg.life_ms)
return {'done', 1}
