-- uses arguments
-- Drops an effect that was given up.
-- KEYS record, dead
-- ARGV id
-- returns done: 1, or 0 if it is not among the dead
local record, dead = KEYS[1], KEYS[2]

if redis.call('HEXISTS', record, 'died') == 0 then
  return {'done', 0}
end
redis.call('DEL', record)
redis.call('ZREM', dead, arg.id)
return {'done', 1}
