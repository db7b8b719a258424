-- uses clock
-- Admits a caller: its repository must be the one that its name stands for, and its allowance must not be used up. The
-- allowance is the generic cell rate algorithm, which allows a whole minute's worth at once and needs one number for
-- it, the time at which the allowance would be full again.
-- The caller's repository is the listed name in lower case, its name the listed name; its ids are '' if unknown, and
-- present_name is '' if it has no other name.
-- returns nothing if it is admitted, or else the answer: outcome 'exhausted', with wait_us: the time until one is
-- allowed; 'other_identity'; or 'not_remembered'.
local function keep_out(limit, identities, per_minute, caller)
  local each = 60000000 / tonumber(per_minute)
  local field, repository_id, owner_id = caller.issuer .. ' ' .. caller.repository, caller.repository_id, caller.owner_id
  local present_name = caller.present_name ~= '' and caller.present_name or nil

  -- Checked before the allowance, because a new owner of a name must not use up its former owner's allowance.
  local known = redis.call('HGET', identities, field)
  local identity = known and cjson.decode(known)
  local same = identity and identity.repository_id == repository_id and identity.owner_id == owner_id
  if present_name and not same then
    return {'outcome', 'not_remembered'}
  elseif identity and not same then
    return {'outcome', 'other_identity'}
  elseif not identity and (repository_id ~= '' or owner_id ~= '') then
    identity = {name = caller.name, repository_id = repository_id, owner_id = owner_id, since = tostring(now_ms())}
    redis.call('HSET', identities, field, cjson.encode(identity))
  elseif identity and identity.present_name ~= present_name then
    identity.present_name = present_name
    redis.call('HSET', identities, field, cjson.encode(identity))
  end

  local full = math.max(tonumber(redis.call('GET', limit) or 0), now_us) + each
  local early = full - 60000000 - now_us
  if early > 0 then
    return {'outcome', 'exhausted', 'wait_us', math.ceil(early)}
  end
  redis.call('SET', limit, string.format('%.0f', full), 'PX', 61000)
end
