-- Makes a reserved move and puts its record into the outbox, behind all others of its job.
-- KEYS job, record, the job's records, due, waiting
-- ARGV token, which is the record's id too, the state it moves to, body, delivery, downstream, run, attempt, job name, report,
--      answer, life in ms, traceparent or ''
-- returns {1} if the record is there, {0} if the reservation is somebody else's
local job, record, records, due, waiting = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local token, to = ARGV[1], ARGV[2]
local now = now_ms()

-- A connection that broke may have sent this before.
if redis.call('EXISTS', record) == 1 then
  return {1}
end
local held = redis.call('HMGET', job, 'held_by', 'held_for', 'held_at')
if held[1] ~= token or held[2] ~= to then
  return {0}
end

redis.call('HSET', job, 'state', to, 'at:' .. to, held[3])
keep_answer(job, ARGV[10], ARGV[11])
end_reservation(job)
redis.call('HSET', record, 'body', ARGV[3], 'delivery', ARGV[4], 'downstream', ARGV[5], 'run', ARGV[6],
  'attempt', ARGV[7], 'job_name', ARGV[8], 'report', ARGV[9], 'accepted', now, 'attempts', 0, 'trace', ARGV[12])
redis.call('ZADD', waiting, now, token)
if redis.call('RPUSH', records, token) == 1 then
  redis.call('ZADD', due, now, token)
end
return {1}
