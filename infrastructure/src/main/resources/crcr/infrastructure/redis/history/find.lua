-- uses arguments, clock, deliveries, lanes, pull_requests, targets, words
-- Returns the deliveries on record, with their fate for one downstream; the latest first.
-- ARGV how, id, lane, pr, downstream, owner, most, go_first
-- how is 'delivery', 'pull_request' or 'latest'; id, lane and pr select it.
-- returns now; found: for each kind: 'ignored', with at, id, event, action, pr, reason; or 'accepted', with at, id,
--         event, upstream, pr, sha, action, name_then, and, if it goes to the downstream, state, began, dispatched,
--         ended, unstarted: when the relay noticed that no job has reported, superseded_by, reason, attempts, parked: 1
--         or 0, older, quiet_until, paused_until, due, and
--         steps: for each at, what, text
local how, repository, most = arg.how, arg.downstream, tonumber(arg.most)
local now = now_ms()
local found = {}

local function until_of(key)
  return redis.call('HGET', key, 'until') or ''
end

-- The older event of the PR that has to go first.
local function older(delivery)
  local lane, turn = lane_key(delivery, repository), redis.call('HGET', delivery, 'turn:' .. repository)
  if lane then
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', lane, '-inf', '(' .. turn)) do
      if is_among(redis.call('HGET', delivery_key(id), 'state:' .. repository), arg.go_first) then
        return id
      end
    end
  end
  return ''
end

local function steps_of(kept)
  local steps = {}
  for i, step in ipairs(cjson.decode(kept or '[]')) do
    steps[i] = {'at', step[1], 'what', step[2], 'text', step[3]}
  end
  return steps
end

local function add_all(row, more)
  for _, value in ipairs(more) do
    table.insert(row, value)
  end
end

local function look_up(id)
  local delivery = delivery_key(id)
  local event = redis.call('HMGET', delivery, 'accepted', 'event', 'upstream', 'pr', 'sha', 'action', 'name_then')
  if not event[1] then
    return
  end
  local row = {'kind', 'accepted', 'at', event[1], 'id', id, 'event', event[2], 'upstream', event[3], 'pr', event[4],
    'sha', event[5], 'action', event[6] or '', 'name_then', event[7] or ''}
  local target = redis.call('HMGET', delivery, 'state:' .. repository, 'began:' .. repository,
    'dispatched:' .. repository, 'ended:' .. repository, 'superseded_by:' .. repository, 'reason:' .. repository,
    'attempts:' .. repository, 'history:' .. repository, 'parked:' .. repository, 'unstarted:' .. repository,
    'started:' .. repository)
  if target[1] then
    add_all(row, {'state', target[1], 'began', target[2] or '', 'dispatched', target[3] or '', 'ended', target[4] or '',
      'unstarted', not target[11] and target[10] or '', 'superseded_by', target[5] or '', 'reason', target[6] or '', 'attempts', target[7] or '0',
      'steps', steps_of(target[8]), 'parked', target[9] or '0', 'older', target[9] and older(delivery) or '',
      'quiet_until', until_of('{crcr}:quiet:' .. arg.owner), 'paused_until', until_of('{crcr}:breaker:' .. repository),
      'due', redis.call('ZSCORE', DUE, target_name(id, repository)) or ''})
  end
  table.insert(found, row)
end

if how == 'delivery' then
  look_up(arg.id)
else
  local seen = {}
  for _, id in ipairs(redis.call('LRANGE', how == 'latest' and '{crcr}:recent' or pull_request_key(arg.lane), 0, -1)) do
    if #found == most then
      break
    elseif not seen[id] then
      seen[id] = true
      look_up(id)
    end
  end
end

-- The record of an ignored delivery: ms, id, event type, action, PR number, reason.
local function is_sought(ignored)
  return how == 'latest' or (how == 'delivery' and ignored[2] == arg.id)
    or (how == 'pull_request' and ignored[5] == arg.pr)
end

local accepted = #found
for _, kept in ipairs(redis.call('LRANGE', '{crcr}:ignored', 0, -1)) do
  if #found == accepted + most then
    break
  end
  local ignored = cjson.decode(kept)
  if is_sought(ignored) then
    table.insert(found, {'kind', 'ignored', 'at', ignored[1], 'id', ignored[2], 'event', ignored[3],
      'action', ignored[4], 'pr', ignored[5], 'reason', ignored[6]})
  end
end

-- The time has the same place in each row.
local AT = 4
local place = {}
for i, row in ipairs(found) do
  place[row] = i
end
table.sort(found, function(one, other)
  if one[AT] ~= other[AT] then
    return tonumber(one[AT]) > tonumber(other[AT])
  end
  return place[one] < place[other]
end)
while #found > most do
  table.remove(found)
end
return {'now', tostring(now), 'found', found}
