-- What is on record of deliveries, and of what became of them for one downstream; the latest first.
-- ARGV 'delivery', 'pull_request' or 'latest'; the delivery's id, the PR's lane or ''; the PR's number or '';
--      downstream in lower case, owner in lower case, how many at the most
-- returns for each {'ignored', ms, delivery id, event type, action or '', PR number or '', reason} or
--         {'accepted', ms, delivery id, event type, upstream, PR number or '', head SHA, action or '', the upstream's
--          name then or '', state or '' if it does not go there, ms or who, reason, attempts, {{ms, what, text}, ...}}
local how, which, number, repository, owner, most = unpack(ARGV)
most = tonumber(most)
local now = now_ms()
local found = {}

local function until_of(key)
  local time = tonumber(redis.call('HGET', TAG .. key, 'until') or 0)
  return time > now and time or 0
end

-- The older event of the PR that has to go first.
local function older(delivery)
  local turn = redis.call('HGET', delivery, 'turn:' .. repository)
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', lane_key(delivery, repository), '-inf', '(' .. turn)) do
    local state = redis.call('HGET', delivery_key(id), 'state:' .. repository)
    if state == 'waiting' or state == 'begun' then
      return id
    end
  end
  return ''
end

-- What a target waits for: whatever lasts longest.
local function waits(delivery, id, state)
  if redis.call('HEXISTS', delivery, 'parked:' .. repository) == 1 then
    return 'older', older(delivery)
  end
  local quiet, pause = until_of('quiet:' .. owner), until_of('breaker:' .. repository)
  local retry = state == 'retry' and tonumber(redis.call('ZSCORE', DUE, target_name(id, repository)) or 0) or 0
  local last = math.max(quiet, pause, retry)
  if last <= now then
    return 'worker', ''
  elseif last == quiet then
    return 'owner', quiet
  elseif last == pause then
    return 'pause', pause
  end
  return 'retry', retry
end

local function look_up(id)
  local delivery = delivery_key(id)
  local event = redis.call('HMGET', delivery, 'accepted', 'event', 'upstream', 'pr', 'sha', 'action', 'name_then')
  if not event[1] then
    return
  end
  local target = redis.call('HMGET', delivery, 'state:' .. repository, 'began:' .. repository,
    'dispatched:' .. repository, 'ended:' .. repository, 'superseded_by:' .. repository, 'reason:' .. repository,
    'attempts:' .. repository, 'history:' .. repository)
  local state, at, reason = target[1] or '', target[4] or '', ''
  if state == 'waiting' or state == 'retry' then
    state, at = waits(delivery, id, state)
  elseif state == 'begun' then
    at = target[2]
  elseif state == 'done' then
    at = target[3]
  elseif state == 'dead' then
    reason = target[6] or ''
  elseif state == 'superseded' then
    reason = target[5] or ''
  end
  table.insert(found, {'accepted', event[1], id, event[2], event[3], event[4], event[5], event[6] or '', event[7] or '', state,
    tostring(at), reason, target[7] or '0', cjson.decode(target[8] or '[]')})
end

local function is_sought(ignored)
  return how == 'latest' or (how == 'delivery' and ignored[2] == which)
    or (how == 'pull_request' and ignored[5] == number)
end

if how == 'delivery' then
  look_up(which)
else
  local seen = {}
  for _, id in ipairs(redis.call('LRANGE', how == 'latest' and RECENT or pull_request_key(which), 0, -1)) do
    if #found == most then
      break
    elseif not seen[id] then
      seen[id] = true
      look_up(id)
    end
  end
end

local accepted = #found
for _, kept in ipairs(redis.call('LRANGE', IGNORED, 0, -1)) do
  if #found == accepted + most then
    break
  end
  local ignored = cjson.decode(kept)
  if is_sought(ignored) then
    table.insert(ignored, 1, 'ignored')
    table.insert(found, ignored)
  end
end

local place = {}
for i, row in ipairs(found) do
  place[row] = i
end
table.sort(found, function(one, other)
  if one[2] ~= other[2] then
    return tonumber(one[2]) > tonumber(other[2])
  end
  return place[one] < place[other]
end)
while #found > most do
  table.remove(found)
end
return found
