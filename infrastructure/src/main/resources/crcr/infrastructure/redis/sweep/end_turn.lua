-- uses arguments, clock
-- Ends a turn, and records that a sweep has ended.
-- KEYS turn, sweep
-- ARGV token, pause_ms, life_ms
-- returns now
local turn, sweep = KEYS[1], KEYS[2]
local now = now_ms()

if redis.call('GET', turn) == arg.token then
  redis.call('PEXPIRE', turn, arg.pause_ms)
end
redis.call('HSET', sweep, 'ended', now)
redis.call('PEXPIRE', sweep, arg.life_ms)
return {'now', now}
