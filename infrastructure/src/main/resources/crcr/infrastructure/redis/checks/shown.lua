-- uses arguments
-- Records that GitHub shows a job with that rank, and removes the remark on it.
-- KEYS board, the job's state
-- ARGV job, check_run, rank
local board, state, job = KEYS[1], KEYS[2], arg.job

if redis.call('HEXISTS', board, 'standing:' .. job) == 1 then
  local shown = redis.call('HGET', board, 'shown:' .. job)
  if not shown or tonumber(string.match(shown, ' (%d+)$')) <= tonumber(arg.rank) then
    redis.call('HSET', board, 'shown:' .. job, arg.check_run .. ' ' .. arg.rank)
    redis.call('HDEL', board, 'remark:' .. job)
  end
end
if redis.call('EXISTS', state) == 1 then
  redis.call('HSET', state, 'shown', '1')
end
return {}
