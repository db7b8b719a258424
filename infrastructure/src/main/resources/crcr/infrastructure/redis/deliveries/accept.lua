-- uses arguments, clock, deliveries, effects, lanes, lists, pull_requests, reopening, superseding, targets, words
-- Keeps a delivery, and queues its targets and effects; or, if it is known, queues those targets again that ended
-- without success.
-- KEYS delivery, payload, upstreams, labels, then for each effect as in shared/effects
-- ARGV id, event, action, upstream, name_then, upstream_id, pr, sha, payload, lane, supersedes, downstreams, life_ms
-- ARGV title, branch, labels, labels_at, labels_life_ms, effects
-- ARGV waiting, supersede_from, supersede_to, redeliver_from, redeliver_to, need_payload
-- pr, lane and action may be ''; name_then is '' if the upstream had no other name then; upstream_id is '' if the
-- event has none; title and branch may be ''; supersedes is '1' if the event supersedes retries of older ones;
-- downstreams have blanks between them.
-- labels are those of its pull request that ask for check runs, with blanks between them, as of labels_at in ms; that
-- is '' if the event has no labels.
-- returns outcome: 'fresh'; 'repeated', with requeued; 'name_taken', with known_id; or 'not_upstream'
local delivery, payload, upstreams = KEYS[1], KEYS[2], KEYS[3]
local id, upstream, name_then, upstream_id = arg.id, arg.upstream, arg.name_then, arg.upstream_id
local now = now_ms()

-- The upstream is the repository whose id came first with its name, even if it was renamed since.
local upstream_field = string.lower(upstream)
local kept_upstream = redis.call('HGET', upstreams, upstream_field)
local known = kept_upstream and cjson.decode(kept_upstream)
if name_then ~= '' and not (known and known.repository_id == upstream_id) then
  return {'outcome', 'not_upstream'}
elseif known and upstream_id ~= '' and known.repository_id ~= upstream_id then
  return {'outcome', 'name_taken', 'known_id', known.repository_id}
end

local function remember_upstream()
  local present_name = name_then ~= '' and name_then or nil
  if upstream_id ~= '' and not (known and known.present_name == present_name) then
    known = known or {name = upstream, repository_id = upstream_id, since = tostring(now)}
    known.present_name = present_name
    redis.call('HSET', upstreams, upstream_field, cjson.encode(known))
  end
end

-- The labels of the newer event are in force; of two of the same time, those of the one that is accepted later.
local function remember_labels(labels)
  local at = redis.call('HGET', labels, 'at')
  if arg.labels_at ~= '' and not (at and tonumber(at) > tonumber(arg.labels_at)) then
    redis.call('HSET', labels, 'names', arg.labels, 'at', arg.labels_at)
    redis.call('PEXPIRE', labels, arg.labels_life_ms)
  end
end

local function live_on()
  redis.call('SET', payload, arg.payload, 'PX', arg.life_ms)
  redis.call('PEXPIRE', delivery, arg.life_ms)
end

-- CI on a stale commit is useless: a target that waits for a retry is dropped. A first attempt is not.
local function supersede_retries(lane, repository)
  for _, older in ipairs(redis.call('ZRANGE', lane, 0, -1)) do
    local state = redis.call('HGET', delivery_key(older), 'state:' .. repository)
    if older ~= id and is_among(state, arg.supersede_from) then
      supersede(older, repository, id, arg.supersede_to)
    end
  end
end

if redis.call('EXISTS', delivery) == 0 then
  remember_upstream()
  redis.call('HSET', delivery, 'event', arg.event, 'upstream', upstream, 'pr', arg.pr, 'sha', arg.sha,
    'action', arg.action, 'name_then', name_then, 'title', arg.title, 'branch', arg.branch, 'accepted', now)
  if arg.lane ~= '' then
    redis.call('HSET', delivery, 'lane', arg.lane)
  end
  local unsettled = 0
  for downstream in string.gmatch(arg.downstreams, '%S+') do
    local repository = string.lower(downstream)
    if redis.call('HSETNX', delivery, 'name:' .. repository, downstream) == 1 then
      local lane = join_lane(delivery, id, repository, arg.life_ms)
      if lane and arg.supersedes == '1' then
        redis.call('HSET', delivery, 'supersedes:' .. repository, 1)
        supersede_retries(lane, repository)
      end
      open_target(id, repository, arg.waiting)
      unsettled = unsettled + 1
    end
  end
  redis.call('HSET', delivery, 'targets', unsettled, 'unsettled', unsettled)
  remember_labels(KEYS[4])
  put_effects(5, arg.effects, arg)
  live_on()
  keep_first('{crcr}:recent', id, 1000, arg.life_ms)
  if arg.lane ~= '' then
    keep_first(pull_request_key(arg.lane), id, 100, arg.life_ms)
  end
  return {'outcome', 'fresh'}
end

local fields = redis.call('HGETALL', delivery)
local requeued = 0
for i = 1, #fields, 2 do
  local repository = string.match(fields[i], '^state:(.+)$')
  if repository and is_among(fields[i + 1], arg.redeliver_from) then
    reopen_target(id, repository, arg.redeliver_to, arg.need_payload, arg.life_ms)
    requeued = requeued + 1
  end
end
if requeued > 0 then
  live_on()
end
return {'outcome', 'repeated', 'requeued', requeued}
