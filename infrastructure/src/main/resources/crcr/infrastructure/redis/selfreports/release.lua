-- uses arguments, checkruns, reservations
-- Gives the reservation of a self-report up, which leaves no trace, since a hash without fields does not exist.
-- KEYS report
-- ARGV token, answer, life_ms
-- answer is '' if there is none.
local report = KEYS[1]

if redis.call('HGET', report, 'held_by') == arg.token then
  local check_run = redis.call('HGET', report, 'held_check_run')
  keep_answer(report, arg.answer, arg.life_ms)
  end_reservation(report)
  free_check_run(check_run, report)
end
return {}
