-- Lets a caller in: its repository must be the one that its name stands for, and its allowance must not be used up. The
-- allowance is the generic cell rate algorithm, which allows a whole minute's worth at once and needs one number for it,
-- the time at which the allowance would be full again.
-- KEYS limit, identities
-- ARGV how many a minute, issuer and name in lower case, name, repository id and owner id, which are '' if not told
-- returns {'granted'}, {'exhausted', the us until one is allowed}, {'other_identity'}
local limit, identities = KEYS[1], KEYS[2]
local each = 60000000 / tonumber(ARGV[1])
local field, name, repository_id, owner_id = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

-- Before the allowance: whoever took a name over must not use up what its former owner may send.
local known = redis.call('HGET', identities, field)
if known then
  local identity = cjson.decode(known)
  if identity.repository_id ~= repository_id or identity.owner_id ~= owner_id then
    return {'other_identity'}
  end
elseif repository_id ~= '' or owner_id ~= '' then
  redis.call('HSET', identities, field, cjson.encode({
    name = name, repository_id = repository_id, owner_id = owner_id, since = tostring(now_ms())}))
end

local full = math.max(tonumber(redis.call('GET', limit) or 0), now) + each
local early = full - 60000000 - now
if early > 0 then
  return {'exhausted', math.ceil(early)}
end
redis.call('SET', limit, string.format('%.0f', full), 'PX', 61000)
return {'granted'}
