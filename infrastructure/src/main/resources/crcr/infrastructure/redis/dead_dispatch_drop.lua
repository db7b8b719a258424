-- Forgets a dispatch that was given up; what is known of its delivery stays.
-- KEYS delivery
-- ARGV delivery id, downstream in lower case
-- returns {1}, or {0} if it is not among the dead
local delivery = KEYS[1]
local id, repository = ARGV[1], ARGV[2]

if redis.call('HGET', delivery, 'state:' .. repository) ~= 'dead' then
  return {0}
end
redis.call('HSET', delivery, 'state:' .. repository, 'dropped')
redis.call('ZREM', DEAD, target_name(id, repository))
return {1}
