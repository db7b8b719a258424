-- Forgets a record that was given up.
-- KEYS record, dead
-- ARGV id
-- returns {1}, or {0} if it is not among the dead
local record, dead = KEYS[1], KEYS[2]

if redis.call('HEXISTS', record, 'died') == 0 then
  return {0}
end
redis.call('DEL', record)
redis.call('ZREM', dead, ARGV[1])
return {1}
