-- Lets a caller in: its repository must be the one that its name stands for, and its allowance must not be used up. The
-- allowance is the generic cell rate algorithm, which allows a whole minute's worth at once and needs one number for it,
-- the time at which the allowance would be full again.
-- KEYS limit, identities
-- ARGV how many a minute, issuer and listed name in lower case, listed name, repository id and owner id, which are '' if
--      not told, the caller's name if it is another one or ''
-- returns {'granted'}, {'exhausted', the us until one is allowed}, {'other_identity'}, {'not_remembered'}
local limit, identities = KEYS[1], KEYS[2]
local each = 60000000 / tonumber(ARGV[1])
local field, name, repository_id, owner_id = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local present_name = ARGV[6] ~= '' and ARGV[6] or nil
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

-- Before the allowance: whoever took a name over must not use up what its former owner may send.
local known = redis.call('HGET', identities, field)
local identity = known and cjson.decode(known)
local same = identity and identity.repository_id == repository_id and identity.owner_id == owner_id
if present_name and not same then
  return {'not_remembered'}
elseif identity and not same then
  return {'other_identity'}
elseif not identity and (repository_id ~= '' or owner_id ~= '') then
  identity = {name = name, repository_id = repository_id, owner_id = owner_id, since = tostring(now_ms())}
  redis.call('HSET', identities, field, cjson.encode(identity))
elseif identity and identity.present_name ~= present_name then
  identity.present_name = present_name
  redis.call('HSET', identities, field, cjson.encode(identity))
end

local full = math.max(tonumber(redis.call('GET', limit) or 0), now) + each
local early = full - 60000000 - now
if early > 0 then
  return {'exhausted', math.ceil(early)}
end
redis.call('SET', limit, string.format('%.0f', full), 'PX', 61000)
return {'granted'}
