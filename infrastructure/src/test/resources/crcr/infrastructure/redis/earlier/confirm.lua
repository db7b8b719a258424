-- Makes a reserved move.
-- KEYS job
-- ARGV token, the state it moves to, answer, life in ms
local job = KEYS[1]
local token, to, answer, life = unpack(ARGV)

local held = redis.call('HMGET', job, 'held_by', 'held_for', 'held_at')
if held[1] == token and held[2] == to then
  redis.call('HSET', job, 'state', to, 'at:' .. to, held[3])
  keep_answer(job, answer, life)
  end_reservation(job)
end
return {}
