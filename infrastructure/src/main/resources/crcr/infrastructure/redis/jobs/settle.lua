-- uses arguments, dispatch_scores, effects, job_scores, reservations, results, silence, starts
-- Makes a reserved move, and puts its effects into their queues.
-- KEYS job, then for each effect: its record, its lane, due, waiting
-- ARGV token, to, answer, life_ms, effects
-- ARGV id, downstream, run, job_name, record
-- ARGV class, field, result
-- ARGV bounds_ms, counted_as, queue_ms, queue_bucket, execution_bucket, dispatched_ms, first_attempt
-- record is the record of this report for HUD, or '' if no report of the job follows. The run is named by delivery,
-- downstream, run and attempt.
-- effects is the number of effects, each with arguments as in shared/effects. class, field and result are as in
-- shared/results, and counts as in shared/job_scores; dispatched_ms is when the dispatch was accepted, or begun.
-- returns moved: 1, or 0 if the reservation belongs to another caller
local job, id, repository = KEYS[1], arg.id, arg.downstream
local token, to, life = arg.token, arg.to, arg.life_ms

local known = redis.call('HMGET', job, 'held_by', 'held_for', 'held_at', 'settled_by', 'scored', 'counted', 'held_request',
  'held_body')
-- A broken connection may have sent this before.
if known[4] == token then
  return {'moved', 1}
end
if known[1] ~= token or known[2] ~= to then
  return {'moved', 0}
end

local at = known[3]
local counted = keep_result(job, known[6], id, repository, {class = arg.class, field = arg.field, result = arg.result}, life)
redis.call('HSET', job, 'state', to, 'at:' .. to, at, 'settled_by', token, 'counted', counted)
end_reservation(job, 'closed')
keep_answer(known[7], known[8], arg.answer, life)
if arg.record ~= '' then
  begin_silence(job, arg.run, arg.job_name, at, arg.record, life)
else
  end_silence(job, arg.run, arg.job_name)
end
if note_start(id, repository, at) then
  score_start(id, repository)
end
unscore_closing(job, repository, known[5])
score_move(at, {id = id, downstream = repository, bounds_ms = arg.bounds_ms, counted_as = arg.counted_as,
  queue_ms = arg.queue_ms, queue_bucket = arg.queue_bucket, execution_bucket = arg.execution_bucket,
  dispatched_ms = arg.dispatched_ms, first_attempt = arg.first_attempt})
put_effects(2, arg.effects, arg)
return {'moved', 1}
