-- uses arguments, clock, queues, reservations, subjects
-- Makes a reserved move, and puts what follows from it into its queues, each effect behind all others of its lane. One
-- with a subject replaces those of its subject that nobody has claimed.
-- KEYS job, then for each effect: its record, its lane, due, waiting
-- ARGV token, to, answer, life_ms, effects
-- effects is how many there are. Of the first one, 1:id is the id, 1:subject the subject or '', and 1:fields the names of
-- its record's fields with blanks between them; 1:field:body is the value of the field body; and so on.
-- returns moved: 1, or 0 if the reservation is somebody else's
local job = KEYS[1]
local token, to = arg.token, arg.to
local now = now_ms()

local known = redis.call('HMGET', job, 'held_by', 'held_for', 'held_at', 'settled_by')
-- A connection that broke may have sent this before.
if known[4] == token then
  return {'moved', 1}
end
if known[1] ~= token or known[2] ~= to then
  return {'moved', 0}
end

redis.call('HSET', job, 'state', to, 'at:' .. to, known[3], 'settled_by', token)
keep_answer(job, arg.answer, arg.life_ms)
end_reservation(job)

for number = 1, tonumber(arg.effects) do
  local key, own = 4 * number - 2, number .. ':'
  local queue = {record = KEYS[key], lane = KEYS[key + 1], due = KEYS[key + 2], waiting = KEYS[key + 3]}
  local id, subject = arg[own .. 'id'], arg[own .. 'subject']
  local fields, field = {}, own .. 'field:'
  for name in string.gmatch(arg[own .. 'fields'], '%S+') do
    fields[#fields + 1], fields[#fields + 2] = name, arg[field .. name]
  end
  redis.call('HSET', queue.record, 'accepted', now, 'attempts', 0, unpack(fields))
  if subject ~= '' then
    redis.call('HSET', queue.record, 'subject', subject)
    forget_older(queue, id, subject)
  end
  join_queue(queue, id)
end
return {'moved', 1}
