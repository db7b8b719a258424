-- uses admission, arguments, checkruns, clock, lives, refusals, requests, reservations, words
-- Reserves the move of a job's report; and admits its caller before that, if it is not admitted yet.
-- KEYS job, delivery, the job's records in the outbox, run, limit, identities, the run's re-run, the check run's id,
-- and the
-- request if the caller named it
-- ARGV downstream, from, to, token, lapse_ms, life_ms, first, timed, attempt, body_digest, reported_on, has_check_run
-- ARGV per_minute, issuer, repository, name, repository_id, owner_id, present_name
-- per_minute is '' if the caller was admitted before.
-- from are the states in which the job may be, to is its next state, and first the state of a job that has not
-- reported; timed is '1' if its run has a queue time anyway, and attempt is the attempt of its run; body_digest is ''
-- if the caller did not name the request; has_check_run is '' if the report has no id of a check run.
-- returns outcome: why the caller is not admitted, as in shared/admission; 'not_dispatched'; 'already_held'; 'busy';
--         'refused', with state; 'repeated', with answer; 'other_body'; 'other_job'; or 'held', with dispatched,
--         in_progress, now, event, upstream, pr, sha, action, name_then, records: how many keys of records in the
--         outbox there are, 0 or 1, carries: 1 if the job carries its run's queue time, else 0, queued_since: since
--         when, shown: 1 if a check run shows the job, else 0
local job, delivery, records, run, check_run, request = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[8], KEYS[9]
local repository, from, to, life = arg.downstream, arg.from, arg.to, arg.life_ms
local now = now_ms()

-- Returns since when this attempt has been queued, if the relay requested it: the first one that reports after that.
local function asked_for_since()
  if arg.timed == '' then
    local rerun = redis.call('HMGET', KEYS[7], 'taken', 'attempt')
    if rerun[1] and not rerun[2] and is_among(arg.first, from) then
      redis.call('HSET', KEYS[7], 'attempt', arg.attempt)
      return rerun[1]
    elseif rerun[2] == arg.attempt then
      return rerun[1]
    end
  end
end

-- Returns whether the job carries its run's queue time, and makes it the carrier if there is none. The carrier's own
-- record shows whether it still is: it has a reservation or has moved.
local function carries_queue_time(asked_for)
  local carrier = redis.call('GET', run)
  if not is_among(arg.first, from) or (arg.timed == '' and not asked_for) then
    return carrier == job
  end
  if carrier and carrier ~= job then
    local its = redis.call('HMGET', carrier, 'state', 'held_until')
    if its[1] or (its[2] and tonumber(its[2]) > now) then
      redis.call('PEXPIRE', carrier, life)
      redis.call('PEXPIRE', run, life)
      return false
    end
  end
  redis.call('SET', run, job, 'PX', life)
  return true
end

local function reservation()
  if arg.per_minute ~= '' then
    local kept_out = keep_out(KEYS[5], KEYS[6], arg.per_minute, {issuer = arg.issuer, repository = arg.repository,
      name = arg.name, repository_id = arg.repository_id, owner_id = arg.owner_id, present_name = arg.present_name})
    if kept_out then
      return kept_out
    end
  end

  local earlier = known_request(request, arg.body_digest)
  if earlier then
    return earlier
  end

  local dispatch = redis.call('HMGET', delivery, 'state:' .. repository, 'began:' .. repository,
    'dispatched:' .. repository, 'event', 'upstream', 'pr', 'sha', 'action', 'name_then')
  if not is_among(dispatch[1], arg.reported_on) then
    return {'outcome', 'not_dispatched'}
  end

  local known = redis.call('HMGET', job, 'state', 'at:IN_PROGRESS', 'held_for', 'held_until', 'shown', 'closed')
  if known[3] and tonumber(known[4]) > now then
    return {'outcome', known[3] == to and 'already_held' or 'busy'}
  end
  local state = known[6] or known[1] or arg.first
  if not is_among(state, from) then
    return {'outcome', 'refused', 'state', state}
  end

  if arg.has_check_run ~= '' and is_of_another(check_run, job, now) then
    return {'outcome', 'other_job'}
  end
  local asked_for = asked_for_since()
  local carries = carries_queue_time(asked_for)
  if known[3] then
    end_reservation(job)
  end
  local held = {'held_for', to, 'held_by', arg.token, 'held_at', now, 'held_until', now + arg.lapse_ms}
  if arg.has_check_run ~= '' then
    redis.call('SET', check_run, job, 'PX', life)
    held[9], held[10] = 'held_check_run', check_run
  end
  hold_request(held, request, arg.body_digest, arg.lapse_ms)
  redis.call('HSET', job, unpack(held))
  redis.call('PEXPIRE', job, life)
  live_for(delivery, life)
  -- Until the dispatch is on record, the begin of its attempt stands for it.
  return {'outcome', 'held', 'dispatched', dispatch[3] or dispatch[2], 'in_progress', known[2] or '', 'now', tostring(now),
    'event', dispatch[4], 'upstream', dispatch[5], 'pr', dispatch[6], 'sha', dispatch[7], 'action', dispatch[8],
    'name_then', dispatch[9] or '', 'records', redis.call('EXISTS', records), 'carries', carries and 1 or 0,
    'queued_since', asked_for or dispatch[3] or dispatch[2],
    'shown', known[5] or 0}
end

return with_refusal(repository, reservation())
