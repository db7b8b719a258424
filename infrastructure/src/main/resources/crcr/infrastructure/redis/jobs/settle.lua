-- uses arguments, dispatch_scores, effects, job_scores, reservations, results, silence, starts, targets
-- Makes a reserved move, and puts what follows from it into its queues.
-- KEYS job, then for each effect: its record, its lane, due, waiting
-- ARGV token, to, answer, life_ms, effects
-- ARGV id, downstream, run, job_name, record
-- ARGV class, field, result
-- ARGV bounds_ms, counted_as, queue_ms, execution_ms, dispatched_ms, first_attempt
-- record is that of this report for HUD, or '' if nothing is to be heard of the job after it. The run is named by delivery,
-- downstream, run and attempt.
-- effects is how many there are; of each it is given what shared/effects says. class, field and result are as shared/results
-- says, and what is counted as shared/job_scores does; dispatched_ms is when the dispatch was taken, or begun.
-- returns moved: 1, or 0 if the reservation is somebody else's
local job = KEYS[1]
local token, to = arg.token, arg.to

local known = redis.call('HMGET', job, 'held_by', 'held_for', 'held_at', 'settled_by', 'scored')
-- A connection that broke may have sent this before.
if known[4] == token then
  return {'moved', 1}
end
if known[1] ~= token or known[2] ~= to then
  return {'moved', 0}
end

redis.call('HSET', job, 'state', to, 'at:' .. to, known[3], 'settled_by', token)
redis.call('HDEL', job, 'closed')
keep_answer(job, arg.answer, arg.life_ms)
end_reservation(job)
if arg.record ~= '' then
  begin_silence(job, arg.run, arg.job_name, known[3], arg.record, arg.life_ms)
else
  end_silence(job, arg.run, arg.job_name)
end
if note_start(arg.id, arg.downstream, target_name(arg.id, arg.downstream), known[3]) then
  score_start(arg.id, arg.downstream)
end
unscore_closing(job, arg.downstream, known[5])
score_move(known[3], {id = arg.id, downstream = arg.downstream, bounds_ms = arg.bounds_ms, counted_as = arg.counted_as,
  queue_ms = arg.queue_ms, execution_ms = arg.execution_ms, dispatched_ms = arg.dispatched_ms,
  first_attempt = arg.first_attempt})
keep_result(job, arg.id, arg.downstream, {class = arg.class, field = arg.field, result = arg.result}, arg.life_ms)
put_effects(2, arg.effects, arg)
return {'moved', 1}
