-- Forgets what a name stands for, as a caller's by whichever issuer, and as an upstream's.
-- KEYS identities, upstreams
-- ARGV name in lower case
-- returns {how many were on record}
local forgotten = redis.call('HDEL', KEYS[2], ARGV[1])
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.match(field, '^%S+ (.+)$') == ARGV[1] then
    forgotten = forgotten + redis.call('HDEL', KEYS[1], field)
  end
end
return {forgotten}
