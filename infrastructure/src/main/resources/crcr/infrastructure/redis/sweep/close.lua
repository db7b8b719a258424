-- uses arguments, clock, effects, job_scores, reservations, results, silence
-- Closes a silent job, and puts its effects into their queues.
-- KEYS job, then for each effect: its record, its lane, due, waiting
-- ARGV token, from, kept_as, to, at_ms, run, job_name, effects
-- ARGV id, downstream, class, field, result, life_ms
-- ARGV bounds_ms, counted_as, execution_bucket, dispatched_ms, first_attempt
-- from is the required state of the job, and to its next state; kept_as is its state for processes of earlier versions,
-- which do not know that one. Each effect has arguments as in shared/effects; class, field and result are as in
-- shared/results, and counts as in shared/job_scores.
-- returns closed: 1, or 0 if the job is in another state, or a report of it is being processed
local job = KEYS[1]

local known = redis.call('HMGET', job, 'state', 'held_until', 'settled_by', 'counted')
-- A broken connection may have sent this before.
if known[3] == arg.token then
  return {'closed', 1}
end
if known[1] ~= arg.from then
  end_silence(job, arg.run, arg.job_name)
  return {'closed', 0}
end
if known[2] and tonumber(known[2]) > now_ms() then
  return {'closed', 0}
end

local counted = keep_result(job, known[4], arg.id, arg.downstream,
  {class = arg.class, field = arg.field, result = arg.result}, arg.life_ms)
redis.call('HSET', job, 'state', arg.kept_as, 'closed', arg.to, 'at:' .. arg.kept_as, arg.at_ms,
  'settled_by', arg.token, 'counted', counted)
end_reservation(job)
end_silence(job, arg.run, arg.job_name)
score_closing(job, arg.at_ms, {id = arg.id, downstream = arg.downstream, bounds_ms = arg.bounds_ms, counted_as = arg.counted_as,
  execution_bucket = arg.execution_bucket, dispatched_ms = arg.dispatched_ms, first_attempt = arg.first_attempt})
put_effects(2, arg.effects, arg)
return {'closed', 1}
