-- uses arguments, clock, deliveries, lanes, steps, stream, targets, words
-- Records that the attempt at a target has begun, and returns its content; or defers it.
-- KEYS delivery, payload
-- ARGV id, downstream, owner, ticket, probe_ms
-- ARGV begin_from, begin_to, expire_from, expire_to, go_first
-- returns outcome: 'ready', with payload, attempt, event, upstream, pr, sha, action, name_then; 'deferred', and then it
--         is off the stream and comes back by itself; or 'obsolete', and then it is off the queue
local delivery, payload = KEYS[1], KEYS[2]
local id, repository = arg.id, arg.downstream
local now = now_ms()

local state = redis.call('HGET', delivery, 'state:' .. repository)
local body = redis.call('GET', payload)
if not body or not is_among(state, arg.begin_from) then
  off_queue(arg.ticket)
  redis.call('ZREM', OPEN, target_name(id, repository))
  if is_among(state, arg.expire_from) then
    -- Its payload has expired, and nothing may wait for it any longer.
    close_target(id, repository, arg.expire_to)
  end
  return {'outcome', 'obsolete'}
end
-- Another process has taken it over.
if #redis.call('XRANGE', QUEUE, arg.ticket, arg.ticket) == 0 then
  return {'outcome', 'deferred'}
end

local function defer_until(time)
  off_queue(arg.ticket)
  redis.call('ZADD', DUE, time, target_name(id, repository))
  return {'outcome', 'deferred'}
end

-- An older event of the PR goes first, unless it waits for a retry.
local lane = lane_key(delivery, repository)
if lane and state ~= arg.begin_to then
  local turn = redis.call('HGET', delivery, 'turn:' .. repository)
  for _, older in ipairs(redis.call('ZRANGEBYSCORE', lane, '-inf', '(' .. turn)) do
    local ahead = redis.call('HGET', delivery_key(older), 'state:' .. repository)
    if is_among(ahead, arg.go_first) then
      off_queue(arg.ticket)
      redis.call('HSET', delivery, 'parked:' .. repository, 1)
      return {'outcome', 'deferred'}
    elseif not ahead then
      redis.call('ZREM', lane, older)
    end
  end
end

-- GitHub limits the calls for this owner.
local quiet = redis.call('HGET', '{crcr}:quiet:' .. arg.owner, 'until')
if quiet and tonumber(quiet) > now then
  return defer_until(quiet)
end

-- The downstream keeps failing: one target at a time probes whether it still does.
local breaker = '{crcr}:breaker:' .. repository
local paused = redis.call('HGET', breaker, 'until')
if paused then
  if tonumber(paused) > now then
    return defer_until(paused)
  end
  redis.call('HSET', breaker, 'until', now + arg.probe_ms, 'probe', target_name(id, repository))
end

if state == arg.begin_to then
  note(delivery, repository, 'UNANSWERED', '')
end
redis.call('HSET', delivery, 'state:' .. repository, arg.begin_to, 'began:' .. repository, now)
local attempt = redis.call('HINCRBY', delivery, 'attempts:' .. repository, 1)
local event = redis.call('HMGET', delivery, 'event', 'upstream', 'pr', 'sha', 'action', 'name_then')
return {'outcome', 'ready', 'payload', body, 'attempt', attempt, 'event', event[1], 'upstream', event[2],
  'pr', event[3], 'sha', event[4], 'action', event[5], 'name_then', event[6] or ''}
