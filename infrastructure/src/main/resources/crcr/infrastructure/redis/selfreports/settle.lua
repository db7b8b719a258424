-- uses arguments, effects, lists, reservations
-- Settles a reserved self-report, and puts its effects into their queues.
-- KEYS report, then for each effect: its record, its lane, due, waiting
-- ARGV token, answer, life_ms, effects, downstream, result
-- result is the content that pages show from now on; effects is the number of effects, each with arguments as in
-- shared/effects.
-- returns taken: 1, or 0 if the reservation belongs to another caller
local report, token = KEYS[1], arg.token

local known = redis.call('HMGET', report, 'held_by', 'held_at', 'settled_by', 'held_request', 'held_body')
-- A broken connection may have sent this before.
if known[3] == token then
  return {'taken', 1}
end
if known[1] ~= token then
  return {'taken', 0}
end

redis.call('HSET', report, 'taken', known[2], 'settled_by', token)
redis.call('HSET', '{crcr}:selfreported', arg.downstream, known[2])
keep_answer(known[4], known[5], arg.answer, arg.life_ms)
end_reservation(report)
redis.call('PEXPIRE', report, arg.life_ms)
keep_first('{crcr}:nightly:' .. arg.downstream, known[2] .. ' ' .. arg.result, 100, arg.life_ms)
put_effects(2, arg.effects, arg)
return {'taken', 1}
