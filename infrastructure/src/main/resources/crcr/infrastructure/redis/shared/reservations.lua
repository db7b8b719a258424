-- Forgets who holds a job, and what for.
local function end_reservation(job)
  redis.call('HDEL', job, 'held_for', 'held_by', 'held_at', 'held_until', 'held_request', 'held_body',
    'held_check_run')
end

-- Keeps the answer to the request that a job's reservation is for, if its caller named it; without an answer, the name
-- is as if it had never been used.
local function keep_answer(job, answer, life)
  local held = redis.call('HMGET', job, 'held_request', 'held_body')
  if not held[1] then
    return
  elseif answer == '' then
    redis.call('DEL', held[1])
  else
    -- The name may have lapsed meanwhile.
    redis.call('HSET', held[1], 'body', held[2], 'answer', answer)
    redis.call('PEXPIRE', held[1], life)
  end
end
