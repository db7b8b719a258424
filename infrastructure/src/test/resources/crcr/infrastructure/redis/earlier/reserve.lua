-- Reserves the move of a job's report.
-- KEYS job, delivery, the job's records in the outbox, and what is known of the request if the caller named it
-- ARGV downstream in lower case, the state it must be in, the state it moves to, token, ms until the reservation lapses,
--      life in ms, the state of a job that has not reported, the digest of the request's body
-- returns {'not_dispatched'}, {'already_held'}, {'busy'}, {'refused', state}, {'repeated', answer}, {'other_body'} or
--         {'held', ms of dispatch, ms of in_progress or '', now in ms, event type, upstream, PR number or '', head SHA,
--          action or '', the upstream's name then or '', how many keys of records in the outbox: 0 or 1}
local job, delivery, records, request = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local repository, from, to, token, lapse, life, first, body = unpack(ARGV)
local now = now_ms()

if request then
  local earlier = redis.call('HMGET', request, 'body', 'answer')
  if earlier[1] and earlier[1] ~= body then
    return {'other_body'}
  elseif earlier[2] then
    return {'repeated', earlier[2]}
  elseif earlier[1] then
    return {'busy'}
  end
end

local dispatch = redis.call('HMGET', delivery, 'state:' .. repository, 'began:' .. repository,
  'dispatched:' .. repository, 'event', 'upstream', 'pr', 'sha', 'action', 'name_then')
-- An attempt that failed may have reached the downstream all the same, as long as the target has not ended.
if dispatch[1] ~= 'begun' and dispatch[1] ~= 'done' and dispatch[1] ~= 'retry' then
  return {'not_dispatched'}
end

local known = redis.call('HMGET', job, 'state', 'at:IN_PROGRESS', 'held_for', 'held_until')
if known[3] and tonumber(known[4]) > now then
  return {known[3] == to and 'already_held' or 'busy'}
end
local state = known[1] or first
if state ~= from then
  return {'refused', state}
end

end_reservation(job)
redis.call('HSET', job, 'held_for', to, 'held_by', token, 'held_at', now, 'held_until', now + lapse)
if request then
  redis.call('HSET', job, 'held_request', request, 'held_body', body)
  -- It lapses with the reservation.
  redis.call('HSET', request, 'body', body)
  redis.call('PEXPIRE', request, lapse)
end
redis.call('PEXPIRE', job, life)
live_for(delivery, life)
-- Until the dispatch is on record, the begin of its attempt stands for it.
return {'held', dispatch[3] or dispatch[2], known[2] or '', tostring(now), dispatch[4], dispatch[5], dispatch[6],
  dispatch[7], dispatch[8], dispatch[9] or '', redis.call('EXISTS', records)}
