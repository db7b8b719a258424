-- Gives a reservation up. A job that has not moved yet leaves no trace, since a hash without fields does not exist.
-- KEYS job, run
-- ARGV token, answer or '', life in ms
local job, run = KEYS[1], KEYS[2]
local token, answer, life = unpack(ARGV)

if redis.call('HGET', job, 'held_by') == token then
  keep_answer(job, answer, life)
  end_reservation(job)
  if redis.call('EXISTS', job) == 0 and redis.call('GET', run) == job then
    redis.call('DEL', run)
  end
end
return {}
