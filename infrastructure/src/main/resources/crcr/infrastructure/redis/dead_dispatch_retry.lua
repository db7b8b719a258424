-- Queues a dispatch again that was given up.
-- KEYS delivery, payload
-- ARGV delivery id, downstream in lower case, life in ms
-- returns {1}, or {0} if it is not among the dead
local delivery, payload = KEYS[1], KEYS[2]
local id, repository, life = ARGV[1], ARGV[2], ARGV[3]

if redis.call('HGET', delivery, 'state:' .. repository) ~= 'dead' or redis.call('EXISTS', payload) == 0 then
  return {0}
end
reopen_target(id, repository, life)
live_for(delivery, life)
live_for(payload, life)
return {1}
