-- Makes a reserved move, and puts what follows from it into its queues, each effect behind all others of its lane. One
-- with a subject replaces those of its subject that nobody has claimed.
-- KEYS job, then for each effect: its record, its lane, due, waiting
-- ARGV token, the state it moves to, answer, life in ms, then for each effect: id, subject or '', how many fields its
--      record has, and each field's name and value
-- returns {1} if the job has moved, {0} if the reservation is somebody else's
local job = KEYS[1]
local token, to, answer, life = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now = now_ms()

local known = redis.call('HMGET', job, 'held_by', 'held_for', 'held_at', 'settled_by')
-- A connection that broke may have sent this before.
if known[4] == token then
  return {1}
end
if known[1] ~= token or known[2] ~= to then
  return {0}
end

redis.call('HSET', job, 'state', to, 'at:' .. to, known[3], 'settled_by', token)
keep_answer(job, answer, life)
end_reservation(job)

local key, arg = 2, 5
while key <= #KEYS do
  local queue = {record = KEYS[key], lane = KEYS[key + 1], due = KEYS[key + 2], waiting = KEYS[key + 3]}
  local id, subject, fields = ARGV[arg], ARGV[arg + 1], tonumber(ARGV[arg + 2])
  redis.call('HSET', queue.record, 'accepted', now, 'attempts', 0, unpack(ARGV, arg + 3, arg + 2 + 2 * fields))
  if subject ~= '' then
    redis.call('HSET', queue.record, 'subject', subject)
    forget_older(queue, id, subject)
  end
  join_queue(queue, id)
  key, arg = key + 4, arg + 3 + 2 * fields
end
return {1}
