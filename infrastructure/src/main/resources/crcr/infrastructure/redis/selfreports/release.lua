-- uses arguments, checkruns, refusals, reservations
-- Releases the reservation of a self-report, which leaves no trace, because a hash without fields does not exist.
-- KEYS report, commit
-- ARGV downstream, token, answer, life_ms
-- answer is HUD's refusal of the report, or '' if there is none.
local report = KEYS[1]

local held = redis.call('HMGET', report, 'held_by', 'held_request', 'held_body', 'held_check_run')
if held[1] == arg.token then
  keep_answer(held[2], held[3], arg.answer, arg.life_ms)
  end_reservation(report)
  if arg.answer ~= '' or redis.call('GET', KEYS[2]) == 'missing' then
    score_refusal(arg.downstream)
  end
  free_check_run(held[4], report)
end
return {}
