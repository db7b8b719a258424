-- uses arguments
-- Begins a session, unless its sign-in has begun one already. One session too many of a person ends the earliest.
-- KEYS session, sign_in, own
-- ARGV subject, name, rules, remembered_ms, life_ms, most
-- returns begun: 1 or 0
local session, sign_in, own = KEYS[1], KEYS[2], KEYS[3]

if not redis.call('SET', sign_in, '1', 'NX', 'PX', arg.remembered_ms) then
  return {'begun', 0}
end
redis.call('HSET', session, 'subject', arg.subject, 'name', arg.name, 'rules', arg.rules)
redis.call('PEXPIRE', session, arg.life_ms)
redis.call('LPUSH', own, session)
redis.call('PEXPIRE', own, arg.life_ms)
for _, earlier in ipairs(redis.call('LRANGE', own, arg.most, -1)) do
  redis.call('DEL', earlier)
end
redis.call('LTRIM', own, 0, arg.most - 1)
return {'begun', 1}
