-- Gives a reservation up. A job that has not moved yet leaves no trace, since a hash without fields does not exist.
-- KEYS job
-- ARGV token
local job = KEYS[1]

if redis.call('HGET', job, 'held_by') == ARGV[1] then
  redis.call('HDEL', job, 'held_for', 'held_by', 'held_at', 'held_until')
end
return {}
