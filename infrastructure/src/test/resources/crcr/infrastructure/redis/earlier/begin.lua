-- Records that the attempt at a target has begun and gives what is to be sent; or puts it aside for now.
-- KEYS delivery, payload
-- ARGV delivery id, downstream in lower case, owner in lower case, ticket, ms that a probe may take
-- returns {'ready', payload, number of this attempt, event type, upstream, PR number or '', head SHA, action or '', the
--          upstream's name then or ''};
--         {'deferred'}, and then it is off the stream and comes again by itself; or {'obsolete'}, and then it is off the
--         queue
local delivery, payload = KEYS[1], KEYS[2]
local id, repository, owner, ticket, probe = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local now = now_ms()

local state = redis.call('HGET', delivery, 'state:' .. repository)
local body = redis.call('GET', payload)
if not body or (state ~= 'waiting' and state ~= 'begun' and state ~= 'retry') then
  off_queue(ticket)
  redis.call('ZREM', OPEN, target_name(id, repository))
  if state == 'waiting' or state == 'begun' or state == 'retry' then
    -- Its payload has expired, and nobody may wait for it any longer.
    close_target(id, repository, 'expired')
  end
  return {'obsolete'}
end
-- Another process has taken it over.
if #redis.call('XRANGE', QUEUE, ticket, ticket) == 0 then
  return {'deferred'}
end

local function defer_until(time)
  off_queue(ticket)
  redis.call('ZADD', DUE, time, target_name(id, repository))
  return {'deferred'}
end

-- An older event of the PR goes first, unless it waits for a retry.
local lane = lane_key(delivery, repository)
if lane and state ~= 'begun' then
  local turn = redis.call('HGET', delivery, 'turn:' .. repository)
  for _, older in ipairs(redis.call('ZRANGEBYSCORE', lane, '-inf', '(' .. turn)) do
    local ahead = redis.call('HGET', delivery_key(older), 'state:' .. repository)
    if ahead == 'waiting' or ahead == 'begun' then
      off_queue(ticket)
      redis.call('HSET', delivery, 'parked:' .. repository, 1)
      return {'deferred'}
    elseif not ahead then
      redis.call('ZREM', lane, older)
    end
  end
end

-- GitHub has asked to be left alone for this owner.
local quiet = redis.call('HGET', TAG .. 'quiet:' .. owner, 'until')
if quiet and tonumber(quiet) > now then
  return defer_until(quiet)
end

-- The downstream keeps failing: one at a time tries whether it still does.
local breaker = TAG .. 'breaker:' .. repository
local paused = redis.call('HGET', breaker, 'until')
if paused then
  if tonumber(paused) > now then
    return defer_until(paused)
  end
  redis.call('HSET', breaker, 'until', now + probe, 'probe', target_name(id, repository))
end

if state == 'begun' then
  note(delivery, repository, 'UNANSWERED', '')
end
redis.call('HSET', delivery, 'state:' .. repository, 'begun', 'began:' .. repository, now)
local attempt = redis.call('HINCRBY', delivery, 'attempts:' .. repository, 1)
local event = redis.call('HMGET', delivery, 'event', 'upstream', 'pr', 'sha', 'action', 'name_then')
return {'ready', body, attempt, event[1], event[2], event[3], event[4], event[5], event[6] or ''}
