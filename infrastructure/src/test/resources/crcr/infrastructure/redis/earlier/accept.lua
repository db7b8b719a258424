-- Keeps a delivery and queues its targets; or, if it is known, queues those again that ended without success.
-- KEYS delivery, payload, upstreams
-- ARGV life in ms, delivery id, event type, upstream, PR number or '', head SHA, payload, the PR's lane or '', '1' if
--      the event supersedes retries of older ones, action or '', the upstream's name then or '' if that is no other one,
--      the upstream's id or '' if it is not told, then each downstream
-- returns {'fresh'}, {'repeated', how many}, {'name_taken', the id that is known} or {'not_upstream'}
local delivery, payload, upstreams = KEYS[1], KEYS[2], KEYS[3]
local life, id = ARGV[1], ARGV[2]
local upstream, name_then, upstream_id = ARGV[4], ARGV[11], ARGV[12]
local first_downstream = 13
local now = now_ms()
local WITHOUT_SUCCESS = {dead = true, dropped = true, expired = true}

-- The upstream is the repository whose id came first with its name, whatever it is called since.
local upstream_field = string.lower(upstream)
local kept_upstream = redis.call('HGET', upstreams, upstream_field)
local known = kept_upstream and cjson.decode(kept_upstream)
if name_then ~= '' and not (known and known.repository_id == upstream_id) then
  return {'not_upstream'}
elseif known and upstream_id ~= '' and known.repository_id ~= upstream_id then
  return {'name_taken', known.repository_id}
end

local function remember_upstream()
  local present_name = name_then ~= '' and name_then or nil
  if upstream_id ~= '' and not (known and known.present_name == present_name) then
    known = known or {name = upstream, repository_id = upstream_id, since = tostring(now)}
    known.present_name = present_name
    redis.call('HSET', upstreams, upstream_field, cjson.encode(known))
  end
end

local function live_on()
  redis.call('SET', payload, ARGV[7], 'PX', life)
  redis.call('PEXPIRE', delivery, life)
end

-- Nobody wants CI on a stale commit: what waits for a retry is dropped. A first attempt is not.
local function supersede_retries(lane, repository)
  for _, older in ipairs(redis.call('ZRANGE', lane, 0, -1)) do
    if older ~= id and redis.call('HGET', delivery_key(older), 'state:' .. repository) == 'retry' then
      supersede(older, repository, id)
    end
  end
end

if redis.call('EXISTS', delivery) == 0 then
  remember_upstream()
  redis.call('HSET', delivery, 'event', ARGV[3], 'upstream', upstream, 'pr', ARGV[5], 'sha', ARGV[6],
    'action', ARGV[10], 'name_then', name_then, 'accepted', now)
  if ARGV[8] ~= '' then
    redis.call('HSET', delivery, 'lane', ARGV[8])
  end
  local unsettled = 0
  for i = first_downstream, #ARGV do
    local repository = string.lower(ARGV[i])
    if redis.call('HSETNX', delivery, 'name:' .. repository, ARGV[i]) == 1 then
      local lane = join_lane(delivery, id, repository, life)
      if lane and ARGV[9] == '1' then
        redis.call('HSET', delivery, 'supersedes:' .. repository, 1)
        supersede_retries(lane, repository)
      end
      open_target(id, repository)
      unsettled = unsettled + 1
    end
  end
  redis.call('HSET', delivery, 'unsettled', unsettled)
  live_on()
  keep_first(RECENT, id, 1000, life)
  if ARGV[8] ~= '' then
    keep_first(pull_request_key(ARGV[8]), id, 100, life)
  end
  return {'fresh'}
end

local fields = redis.call('HGETALL', delivery)
local requeued = 0
for i = 1, #fields, 2 do
  local repository = string.match(fields[i], '^state:(.+)$')
  if repository and WITHOUT_SUCCESS[fields[i + 1]] then
    reopen_target(id, repository, life)
    requeued = requeued + 1
  end
end
if requeued > 0 then
  live_on()
end
return {'repeated', requeued}
