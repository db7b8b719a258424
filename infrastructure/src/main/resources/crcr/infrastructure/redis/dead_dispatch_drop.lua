-- Forgets a dispatch that was given up; what is known of its delivery stays, and the payload as long as
-- another target needs it.
-- KEYS delivery, payload
-- ARGV delivery id, downstream in lower case
-- returns {1}, or {0} if it is not among the dead
local delivery, payload = KEYS[1], KEYS[2]
local id, repository = ARGV[1], ARGV[2]

if redis.call('HGET', delivery, 'state:' .. repository) ~= 'dead' then
  return {0}
end
redis.call('HSET', delivery, 'state:' .. repository, 'dropped', 'ended:' .. repository, now_ms())
redis.call('ZREM', DEAD, target_name(id, repository))
if redis.call('HINCRBY', delivery, 'unsettled', -1) == 0 then
  redis.call('DEL', payload)
end
return {1}
