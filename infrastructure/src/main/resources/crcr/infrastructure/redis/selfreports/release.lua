-- uses arguments, checkruns, refusals, reservations
-- Gives the reservation of a self-report up, which leaves no trace, since a hash without fields does not exist.
-- KEYS report, commit
-- ARGV downstream, token, answer, life_ms
-- answer is that of HUD, which refused the report, or '' if there is none.
local report = KEYS[1]

if redis.call('HGET', report, 'held_by') == arg.token then
  local check_run = redis.call('HGET', report, 'held_check_run')
  keep_answer(report, arg.answer, arg.life_ms)
  end_reservation(report)
  if arg.answer ~= '' or redis.call('GET', KEYS[2]) == 'missing' then
    score_refusal(arg.downstream)
  end
  free_check_run(check_run, report)
end
return {}
