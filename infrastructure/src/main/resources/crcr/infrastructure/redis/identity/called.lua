-- uses arguments
-- Records the present name of a repository, wherever its ids are remembered under this name.
-- KEYS identities
-- ARGV repository, repository_id, owner_id, present_name
-- repository is the name in lower case; present_name is '' if it has not changed.
local identities = KEYS[1]
local present_name = arg.present_name ~= '' and arg.present_name or nil

for _, field in ipairs(redis.call('HKEYS', identities)) do
  if string.match(field, '^%S+ (.+)$') == arg.repository then
    local identity = cjson.decode(redis.call('HGET', identities, field))
    if identity.repository_id == arg.repository_id and identity.owner_id == arg.owner_id
        and identity.present_name ~= present_name then
      identity.present_name = present_name
      redis.call('HSET', identities, field, cjson.encode(identity))
    end
  end
end
return {}
