-- uses arguments, board
-- Posts how a job stands, unless it stands there with a higher rank.
-- KEYS board, labels
-- ARGV job, standing, rank, life_ms
-- returns standing, shown: '' or the check run's number and the rank that it shows, remark, labels, labels_at: '' if no
--         event has told any
local board, job = KEYS[1], arg.job

local rank = redis.call('HGET', board, 'rank:' .. job)
if not rank or tonumber(rank) <= tonumber(arg.rank) then
  redis.call('HSET', board, 'standing:' .. job, arg.standing, 'rank:' .. job, arg.rank)
end
redis.call('PEXPIRE', board, arg.life_ms)
return situation(board, KEYS[2], job)
