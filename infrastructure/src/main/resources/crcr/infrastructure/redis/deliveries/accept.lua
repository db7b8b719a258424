-- uses arguments, clock, effects, lists, opening, pull_requests, reopening, unopened, words
-- Keeps a delivery, and queues its targets and effects; or, if it is known, queues those targets again that ended
-- without success.
-- KEYS delivery, payload, upstreams, labels, then for each effect as in shared/effects
-- ARGV id, event, action, upstream, name_then, upstream_id, pr, sha, payload, lane, supersedes, targets, portions
-- ARGV life_ms, cursor, title, branch, labels, labels_at, labels_life_ms, effects
-- ARGV waiting, supersede_from, supersede_to, redeliver_from, redeliver_to, need_payload
-- pr, lane and action may be ''; name_then is '' if the upstream had no other name then; upstream_id is '' if the
-- event has none; title and branch may be ''; supersedes is '1' if the event supersedes retries of older ones.
-- targets is their number; none occurs twice. They come in portions: 1:downstreams are as many as one script opens,
-- with blanks between them, 2:downstreams those after them, and so on.
-- cursor is '0', or the answer to the call before for the same delivery: with very many targets each call queues some
-- of them again.
-- labels are those of its pull request that ask for check runs, with blanks between them, as of labels_at in ms; that
-- is '' if the event has no labels.
-- returns outcome: 'fresh', with unopened: 1 if targets wait to be opened, else 0; 'repeated', with requeued, cursor,
--         which is '0' after the last target, and unopened; 'name_taken', with known_id; or 'not_upstream'
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
  local at = arg.labels_at ~= '' and redis.call('HGET', labels, 'at')
  if arg.labels_at ~= '' and not (at and tonumber(at) > tonumber(arg.labels_at)) then
    redis.call('HSET', labels, 'names', arg.labels, 'at', arg.labels_at)
    redis.call('PEXPIRE', labels, arg.labels_life_ms)
  end
end

-- Redis looks through a hash of up to 512 fields one by one, unless it has had a value of more than 64 bytes.
local function index_fields()
  redis.call('HSET', delivery, 'title', string.rep(' ', 65))
end

local function live_on()
  redis.call('SET', payload, arg.payload, 'PX', arg.life_ms)
  redis.call('PEXPIRE', delivery, arg.life_ms)
end

-- Opens as many targets as one script may. Further ones wait, and so do all targets after a delivery that is not open
-- yet: targets join their lanes in the order in which their deliveries were accepted. Returns 1 if some wait, else 0.
local function open_first(unopened)
  local opened, portions = 0, tonumber(arg.portions)
  if portions > 0 and redis.call('EXISTS', OPENING) == 0 then
    opened = 1
    open_targets(id, arg['1:downstreams'], {lane = arg.lane, supersedes = arg.supersedes == '1', life = arg.life_ms,
      waiting = arg.waiting, supersede_from = arg.supersede_from, supersede_to = arg.supersede_to})
  end
  if opened == portions then
    return 0
  end
  redis.call('DEL', unopened)
  for number = opened + 1, portions do
    redis.call('RPUSH', unopened, arg[number .. ':downstreams'])
  end
  redis.call('PEXPIRE', unopened, arg.life_ms)
  redis.call('RPUSH', OPENING, id)
  if arg.supersedes == '1' then
    redis.call('HSET', delivery, 'supersedes', 1)
  end
  return 1
end

if redis.call('EXISTS', delivery) == 0 then
  remember_upstream()
  if tonumber(arg.targets) > 16 then
    index_fields()
  end
  redis.call('HSET', delivery, 'event', arg.event, 'upstream', upstream, 'pr', arg.pr, 'sha', arg.sha,
    'action', arg.action, 'name_then', name_then, 'title', arg.title, 'branch', arg.branch, 'accepted', now,
    'targets', arg.targets, 'unsettled', arg.targets)
  if arg.lane ~= '' then
    redis.call('HSET', delivery, 'lane', arg.lane)
  end
  local unopened = open_first(unopened_key(id))
  remember_labels(KEYS[4])
  put_effects(5, arg.effects, arg)
  live_on()
  keep_first('{crcr}:recent', id, 1000, arg.life_ms)
  if arg.lane ~= '' then
    keep_first(pull_request_key(arg.lane), id, 100, arg.life_ms)
  end
  return {'outcome', 'fresh', 'unopened', unopened}
end

-- One of very many targets is looked through in parts, so that no part keeps Redis busy for long.
local seen = redis.call('HSCAN', delivery, arg.cursor, 'MATCH', 'state:*', 'COUNT', 500)
local requeued = 0
for i = 1, #seen[2], 2 do
  if is_among(seen[2][i + 1], arg.redeliver_from) then
    reopen_target(id, string.sub(seen[2][i], 7), arg.redeliver_to, arg.need_payload, arg.life_ms)
    requeued = requeued + 1
  end
end
if requeued > 0 then
  live_on()
end
return {'outcome', 'repeated', 'requeued', requeued, 'cursor', seen[1],
  'unopened', redis.call('EXISTS', unopened_key(id))}
