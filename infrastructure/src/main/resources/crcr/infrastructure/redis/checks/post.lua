-- uses arguments, board, clock
-- Posts the standing of a job, unless the board has one with a higher rank.
-- KEYS board, labels, the jobs that are queued again
-- ARGV job, any_attempt, attempt, standing, rank, queued_as, is_queued, life_ms
-- queued_as names the job among those that are queued again, and is_queued is '1' if it is one of them.
-- any_attempt is the job's name in all attempts of its run.
-- returns standing, shown: '' or the check run's number and the rank that it shows, remark, labels, labels_at: '' if no
--         event had any, overtaken: 1 if a later attempt is on the board, else 0
local board, job, queued = KEYS[1], arg.job, KEYS[3]

local rank = redis.call('HGET', board, 'rank:' .. job)
if not rank or tonumber(rank) <= tonumber(arg.rank) then
  redis.call('HSET', board, 'standing:' .. job, arg.standing, 'rank:' .. job, arg.rank)
  if arg.is_queued == '1' then
    redis.call('ZADD', queued, 'NX', now_ms(), arg.queued_as)
  else
    redis.call('ZREM', queued, arg.queued_as)
  end
end
local latest = redis.call('HGET', board, 'attempt:' .. arg.any_attempt)
if tonumber(arg.attempt) > tonumber(latest or 0) then
  redis.call('HSET', board, 'attempt:' .. arg.any_attempt, arg.attempt)
end
redis.call('PEXPIRE', board, arg.life_ms)
return situation(board, KEYS[2], job, arg.any_attempt, arg.attempt)
