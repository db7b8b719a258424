-- uses arguments, checkruns, refusals, reservations
-- Releases a reservation. A job that has not moved yet leaves no trace, because a hash without fields does not exist.
-- KEYS job, run
-- ARGV downstream, token, answer, life_ms
-- answer is HUD's refusal of the report, or '' if there is none.
local job, run = KEYS[1], KEYS[2]

local held = redis.call('HMGET', job, 'held_by', 'held_request', 'held_body', 'held_check_run')
if held[1] == arg.token then
  keep_answer(held[2], held[3], arg.answer, arg.life_ms)
  end_reservation(job)
  if arg.answer ~= '' then
    score_refusal(arg.downstream)
  end
  if redis.call('EXISTS', job) == 0 then
    free_check_run(held[4], job)
    if redis.call('GET', run) == job then
      redis.call('DEL', run)
    end
  end
end
return {}
