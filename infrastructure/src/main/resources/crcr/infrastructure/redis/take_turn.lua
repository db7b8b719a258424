-- Takes the turn to look for missed deliveries, if nobody has taken one for so long.
-- KEYS turn, recovery
-- ARGV how long a turn is, in ms
-- returns {0 or the ms until the next turn, how far to look back or '', when the last pass was completed or ''}
local turn, recovery = KEYS[1], KEYS[2]

local left = 0
if not redis.call('SET', turn, '1', 'NX', 'PX', ARGV[1]) then
  left = math.max(1, redis.call('PTTL', turn))
end
return {left, redis.call('HGET', recovery, 'look_back') or '', redis.call('HGET', recovery, 'completed') or ''}
