-- Forgets what a name stands for, by whichever issuer.
-- KEYS identities
-- ARGV name in lower case
-- returns {how many were on record}
local forgotten = 0
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.match(field, '^%S+ (.+)$') == ARGV[1] then
    forgotten = forgotten + redis.call('HDEL', KEYS[1], field)
  end
end
return {forgotten}
