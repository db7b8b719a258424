-- Removes the reservation of a job, with further fields that belong to it.
local function end_reservation(job, ...)
  redis.call('HDEL', job, 'held_for', 'held_by', 'held_at', 'held_until', 'held_request', 'held_body',
    'held_check_run', ...)
end

-- Keeps the answer to the request of a job's reservation, if its caller named it, beside the digest of its body.
-- Without an answer, the name is as if it had never been used.
local function keep_answer(request, body_digest, answer, life)
  if not request then
    return
  elseif answer == '' then
    redis.call('DEL', request)
  else
    -- The name may have lapsed meanwhile.
    redis.call('HSET', request, 'body', body_digest, 'answer', answer)
    redis.call('PEXPIRE', request, life)
  end
end
