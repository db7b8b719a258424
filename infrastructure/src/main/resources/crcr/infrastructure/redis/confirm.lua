-- Makes a reserved move.
-- KEYS job
-- ARGV token, the state it moves to
local job = KEYS[1]
local token, to = ARGV[1], ARGV[2]

local held = redis.call('HMGET', job, 'held_by', 'held_for', 'held_at')
if held[1] == token and held[2] == to then
  redis.call('HSET', job, 'state', to, 'at:' .. to, held[3])
  redis.call('HDEL', job, 'held_for', 'held_by', 'held_at', 'held_until')
end
return {}
