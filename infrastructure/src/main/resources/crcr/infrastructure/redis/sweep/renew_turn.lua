-- uses arguments
-- Makes a turn last longer.
-- KEYS turn
-- ARGV token, lease_ms
-- returns held: 1, or 0 if it was over
if redis.call('GET', KEYS[1]) ~= arg.token then
  return {'held', 0}
end
redis.call('PEXPIRE', KEYS[1], arg.lease_ms)
return {'held', 1}
