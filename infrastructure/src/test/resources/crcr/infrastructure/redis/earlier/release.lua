-- Gives a reservation up. A job that has not moved yet leaves no trace, since a hash without fields does not exist.
-- KEYS job
-- ARGV token, answer or '', life in ms
local job = KEYS[1]
local token, answer, life = unpack(ARGV)

if redis.call('HGET', job, 'held_by') == token then
  keep_answer(job, answer, life)
  end_reservation(job)
end
return {}
