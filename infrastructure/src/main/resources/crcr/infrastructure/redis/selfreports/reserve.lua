-- uses admission, arguments, checkruns, clock, refusals, requests, reservations
-- Admits a caller, and reserves its self-report.
-- KEYS report, commit, limit, identities, the check run's id, and the request if the caller named it
-- ARGV token, lapse_ms, life_ms, body_digest, has_check_run
-- ARGV per_minute, issuer, repository, name, repository_id, owner_id, present_name
-- body_digest is '' if the caller did not name the request, has_check_run if the report has no id of a check run.
-- returns outcome: why the caller is not admitted, as in shared/admission; 'other_body'; 'repeated', with answer;
--         'busy'; 'missing_commit'; 'taken'; 'already_held'; 'other_job'; or 'held', with
--         sha: the commit's, or '' if it is unknown
local report, check_run, request = KEYS[1], KEYS[5], KEYS[6]

local function reservation()
  local kept_out = keep_out(KEYS[3], KEYS[4], arg.per_minute, {issuer = arg.issuer, repository = arg.repository,
    name = arg.name, repository_id = arg.repository_id, owner_id = arg.owner_id, present_name = arg.present_name})
  if kept_out then
    return kept_out
  end
  local earlier = known_request(request, arg.body_digest)
  if earlier then
    return earlier
  end
  local sha = redis.call('GET', KEYS[2]) or ''
  if sha == 'missing' then
    return {'outcome', 'missing_commit'}
  end

  local now = now_ms()
  local known = redis.call('HMGET', report, 'taken', 'held_until')
  if known[1] then
    return {'outcome', 'taken'}
  elseif known[2] and tonumber(known[2]) > now then
    return {'outcome', 'already_held'}
  end
  if arg.has_check_run ~= '' and is_of_another(check_run, report, now) then
    return {'outcome', 'other_job'}
  end
  end_reservation(report)
  local held = {'held_by', arg.token, 'held_at', now, 'held_until', now + arg.lapse_ms}
  if arg.has_check_run ~= '' then
    redis.call('SET', check_run, report, 'PX', arg.life_ms)
    held[7], held[8] = 'held_check_run', check_run
  end
  hold_request(held, request, arg.body_digest, arg.lapse_ms)
  redis.call('HSET', report, unpack(held))
  redis.call('PEXPIRE', report, arg.life_ms)
  return {'outcome', 'held', 'sha', sha}
end

return with_refusal(arg.repository, reservation())
