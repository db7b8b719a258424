-- Looks up a request that its caller named: returns nothing if it is new or has no name, or else the answer: outcome
-- 'other_body'; 'repeated', with answer; or 'busy', as long as it is being processed.
local function known_request(request, body_digest)
  local earlier = request and redis.call('HMGET', request, 'body', 'answer') or {}
  if earlier[1] and earlier[1] ~= body_digest then
    return {'outcome', 'other_body'}
  elseif earlier[2] then
    return {'outcome', 'repeated', 'answer', earlier[2]}
  elseif earlier[1] then
    return {'outcome', 'busy'}
  end
end

-- Records the request, if it is named, with this reservation, which has these fields; both lapse together.
local function hold_request(fields, request, body_digest, lapse)
  if request then
    fields[#fields + 1], fields[#fields + 2] = 'held_request', request
    fields[#fields + 1], fields[#fields + 2] = 'held_body', body_digest
    redis.call('HSET', request, 'body', body_digest)
    redis.call('PEXPIRE', request, lapse)
  end
end
