-- Notes what a repository is called now, wherever its ids are remembered under this name.
-- KEYS identities
-- ARGV name in lower case, repository id, owner id, the present name or '' if that is no other one
-- returns {}
local present_name = ARGV[4] ~= '' and ARGV[4] or nil
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.match(field, '^%S+ (.+)$') == ARGV[1] then
    local identity = cjson.decode(redis.call('HGET', KEYS[1], field))
    if identity.repository_id == ARGV[2] and identity.owner_id == ARGV[3] and identity.present_name ~= present_name then
      identity.present_name = present_name
      redis.call('HSET', KEYS[1], field, cjson.encode(identity))
    end
  end
end
return {}
