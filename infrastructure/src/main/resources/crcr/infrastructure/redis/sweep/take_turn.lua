-- uses arguments
-- Takes the turn to sweep, if no process has it.
-- KEYS turn, sweep
-- ARGV token, lease_ms
-- returns left_ms: 0, or the time until there may be another turn; ended: when a sweep ended last
local turn, sweep = KEYS[1], KEYS[2]

local left = 0
-- A broken connection may have sent this before.
if redis.call('GET', turn) ~= arg.token and not redis.call('SET', turn, arg.token, 'NX', 'PX', arg.lease_ms) then
  left = math.max(1, redis.call('PTTL', turn))
end
return {'left_ms', left, 'ended', redis.call('HGET', sweep, 'ended') or ''}
