-- uses arguments
-- Forgets the identities behind a name, as a caller's by any issuer, and as an upstream's.
-- KEYS identities, upstreams
-- ARGV repository
-- returns forgotten: the number of identities that were on record
local identities, upstreams = KEYS[1], KEYS[2]

local forgotten = redis.call('HDEL', upstreams, arg.repository)
for _, field in ipairs(redis.call('HKEYS', identities)) do
  if string.match(field, '^%S+ (.+)$') == arg.repository then
    forgotten = forgotten + redis.call('HDEL', identities, field)
  end
end
return {'forgotten', forgotten}
