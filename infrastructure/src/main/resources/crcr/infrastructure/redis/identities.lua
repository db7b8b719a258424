-- What the names of repositories stand for.
-- KEYS identities
-- returns for each {issuer, name, repository id, owner id, ms of the first caller}
local found = {}
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  local identity = cjson.decode(fields[i + 1])
  table.insert(found, {string.match(fields[i], '^(%S+) '), identity.name, identity.repository_id, identity.owner_id,
    identity.since})
end
return found
