-- uses arguments
-- Takes the turn to look for missed deliveries, if none was taken for that time.
-- KEYS turn, recovery
-- ARGV every_ms
-- returns left_ms: 0, or the time until the next turn; look_back: the time to look back to, if a pass was
--         completed; completed: when that was
local turn, recovery = KEYS[1], KEYS[2]

local left = 0
if not redis.call('SET', turn, '1', 'NX', 'PX', arg.every_ms) then
  left = math.max(1, redis.call('PTTL', turn))
end
return {'left_ms', left, 'look_back', redis.call('HGET', recovery, 'look_back') or '',
  'completed', redis.call('HGET', recovery, 'completed') or ''}
